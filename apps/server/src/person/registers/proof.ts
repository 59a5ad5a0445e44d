/** The paper that a record is judged by, where it came over the web and nothing was uploaded with it. */
import type { RegisterKind } from '@yidi/contracts'
import { materialsOf } from '../../platform/materials/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { RegisterRecord } from '../file/index.ts'

const proofs: Readonly<Partial<Record<RegisterKind, string>>> = {
  'designated-disease': '诊断证明',
  authorisation: '关系证明',
}

/** What nobody has seen of a record with so many files, in words; a hospital and a counter stand for what they enter. */
export function unseenProof(record: RegisterRecord, files: number): string | undefined {
  const proof = proofs[record.kind]
  return proof !== undefined && files === 0 && record.application.channel === 'web' ? `${proof}没有上传` : undefined
}

/** What an approval says for itself where the reviewer said nothing of papers that nobody has seen. */
export const approvedUnseen = (papers: string): string => `同意时没有人看过：${papers}`

/** What stands with an approval: the reviewer's words, else the proof that nobody has seen; empty where it was seen. */
export async function wordsOfApproval(
  database: Pick<Database, 'kysely' | 'ciphers'>,
  record: RegisterRecord,
  words: string,
): Promise<string> {
  if (words !== '') return words
  const files = await materialsOf(database, record.personNo, record.recordId)
  const missing = unseenProof(record, files.length)
  return missing === undefined ? '' : approvedUnseen(missing)
}
