/** The papers of a filing as it was sent last, from the records; and what a decision without one of them needs. */
import { filingPapers, paperStates, parseDay } from '@yidi/rules'
import type { FilingPaper } from '@yidi/rules'
import { materialsOf } from '../../platform/materials/index.ts'
import type { FilingRecord } from '../../person/file/index.ts'
import { openPrivate, recordedApplication } from '../apply/index.ts'
import { approvedUnseen } from '../../person/registers/index.ts'
import { lawOf } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'

type Reads = Pick<FilingsContext, 'database' | 'release'>

/** What kinds of paper lie with a filing as files, be they carried over. */
export async function fileKindsOf({ database }: Pick<Reads, 'database'>, record: FilingRecord): Promise<string[]> {
  return (await materialsOf(database, record.personNo, record.filingId)).map(({ kind }) => kind)
}

/** Every paper with where it stands, by the law of the day on which it was sent. */
export async function papersOf(context: Reads, record: FilingRecord): Promise<FilingPaper[]> {
  const { database, release } = context
  const application = recordedApplication(
    record,
    openPrivate(database.ciphers, record.application),
    await fileKindsOf(context, record),
  )
  const law = lawOf(release, record.pool)
  return filingPapers(release.filing, law, application, parseDay(record.application.effective_day))
}

/** A paper in words: "居住证明（没有交）". */
export function paperText({ title, state }: FilingPaper): string {
  return `${title}（${paperStates[state].title}）`
}

/**
 * What stands with an approval: the reviewer's words, by what else a paper was looked at that nobody saw; where nothing was
 * said, which papers those are. Empty where all were seen.
 */
export async function wordsOfApproval(context: Reads, record: FilingRecord, words: string): Promise<string> {
  if (words !== '') return words
  const missing = (await papersOf(context, record)).filter(({ state }) => paperStates[state].missing)
  return missing.length === 0 ? '' : approvedUnseen(missing.map(paperText).join('、'))
}
