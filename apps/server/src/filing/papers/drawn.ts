/** The papers of one filing, read and drawn: its form, the letter that was signed, its receipt. */
import { problem } from '@yidi/contracts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { Person } from '../../person/people/index.ts'
import { readFile } from '../../person/file/index.ts'
import type { FileWith, FilingRecord } from '../../person/file/index.ts'
import { findFiling } from '../record/index.ts'
import { fieldsOf, formOfPool, letterPaperOf } from './filing-paper.ts'
import { drawForm } from './form.ts'
import { drawLetter } from './letter.ts'
import { drawReceipt } from './receipt-page.ts'
import { receiptOf } from './receipt.ts'
import { serviceGuideOf } from './service-guide.ts'

/** Which filing, and whether the middle of the ID number is left out. */
interface Wanted {
  personNo: string
  filingId: string
  masked: boolean
}

/** A PDF and its title. */
type Drawn = [bytes: Buffer, title: string]

/** The form of a filing. Throws `filing-not-found`. */
export async function drawnForm(deps: RecordsDeps, { personNo, filingId, masked }: Wanted): Promise<Drawn> {
  const { database, clock, release } = deps
  const about = await read(deps, personNo, filingId)
  const guide = serviceGuideOf(release, about.record.pool, clock.today())
  const law = release.filing.laws.get(guide.pool)!
  const bytes = await drawForm({
    ...formOfPool(release, law, guide.formTitle, about.record.application.effective_day),
    under: `备案编号 ${filingId}`,
    foot: `${guide.authority} · ${filingId}`,
    at: clock.now(),
    fields: await fieldsOf(database, release, { ...about, masked }),
  })
  return [bytes, `${guide.formTitle} ${filingId}`]
}

/** The commitment letter as it was signed online. Throws `filing-not-found`, `letter-not-signed`. */
export async function drawnLetter(deps: RecordsDeps, { personNo, filingId, masked }: Wanted): Promise<Drawn> {
  const { record, person } = await read(deps, personNo, filingId)
  const letter = letterPaperOf(deps.database, deps.release, { record, person, masked })
  if (letter === undefined) throw problem('letter-not-signed', { filingId })
  const bytes = await drawLetter({ ...letter, foot: `${letter.to} · ${filingId}`, at: deps.clock.now() })
  return [bytes, `${letter.title} ${filingId}`]
}

/** The receipt, with the address under `site` where everybody may verify it. Throws `filing-not-found`. */
export async function drawnReceipt(
  deps: RecordsDeps,
  { personNo, filingId }: Omit<Wanted, 'masked'>,
  site: string,
): Promise<Drawn> {
  const { database, clock, release } = deps
  const { record, person } = await read(deps, personNo, filingId)
  const receipt = receiptOf(record, person, { ciphers: database.ciphers, release, today: clock.today() })
  const { authority } = serviceGuideOf(release, record.pool, clock.today())
  const bytes = await drawReceipt(receipt, { authority, address: `${site}/verify/${receipt.code}`, at: clock.now() })
  return [bytes, `${receipt.title} ${filingId}`]
}

async function read(
  { database }: RecordsDeps,
  personNo: string,
  filingId: string,
): Promise<{ record: FilingRecord; person: Person; file: FileWith<'enrolments'> }> {
  const [record, person, file] = await Promise.all([
    findFiling(database, personNo, filingId),
    findPerson(database, personNo),
    readFile(database, { personNo }, ['enrolments']),
  ])
  if (record === undefined || person === undefined || file === undefined) {
    throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
  }
  return { record, person, file }
}
