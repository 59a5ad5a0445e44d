/** The paper that a record is judged by, where it came over the web and nothing was uploaded with it. */
import { problem } from '@yidi/contracts'
import type { RegisterKind } from '@yidi/contracts'
import { materialsOf } from '../materials/index.ts'
import type { Database } from '../storage/index.ts'
import type { RegisterRecord } from './fold.ts'

const proofs: Readonly<Partial<Record<RegisterKind, string>>> = {
  'designated-disease': '诊断证明',
  authorisation: '关系证明',
}

/** What nobody has seen of a record with so many files, in words; a hospital and a counter stand for what they enter. */
export function unseenProof(record: RegisterRecord, files: number): string | undefined {
  const proof = proofs[record.kind]
  return proof !== undefined && files === 0 && record.application.channel === 'web' ? `${proof}没有上传` : undefined
}

/** Throws `filing-paper-missing` for an approval that says nothing of a proof that nobody has seen. */
export async function refuseUnseenProof(
  database: Pick<Database, 'kysely' | 'ciphers'>,
  record: RegisterRecord,
  words: string,
): Promise<void> {
  if (words !== '') return
  const files = await materialsOf(database, record.personNo, record.recordId)
  const missing = unseenProof(record, files.length)
  if (missing !== undefined) throw problem('filing-paper-missing', { papers: missing })
}
