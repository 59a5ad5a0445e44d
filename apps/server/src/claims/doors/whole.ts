/** One claim whole, as its person and the counter read it. */
import { problem } from '@yidi/contracts'
import type { ClaimWholeMessage } from '@yidi/contracts'
import { assess, claimIn, claimingOf, formOf, handedPrivate, lineMessage } from '../apply/index.ts'
import type { ClaimsContext } from '../apply/index.ts'
import { appealShown } from '../appeals/index.ts'
import { reckonReview } from '../decide/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { materialsOf } from '../../platform/materials/index.ts'
import { handedLinesOf, messageOf } from '../record/index.ts'

/** The claim with its form, its lines as they stand with what was cut, and its papers. Throws `claim-not-found`. */
export async function wholeClaim(
  context: ClaimsContext,
  file: RecordsFile,
  claimId: string,
): Promise<ClaimWholeMessage> {
  const { database } = context
  const record = claimIn(file, claimId)
  const person = await findPerson(database, record.personNo)
  if (person === undefined) throw problem('claim-not-found', { claimId: claimId.slice(0, 60) })
  const handed = await handedLinesOf(database, record)
  const form = formOf(record, handedPrivate(context, record), handed)
  // Until it is decided a review is the desk's own matter.
  const told = record.settlement === undefined ? undefined : record.review
  const [{ check }, { lines }, materials, appeal] = await Promise.all([
    assess(context, file, { ...claimingOf(record), handed }, form, record),
    reckonReview(context, file, record, told ?? { lines: [] }),
    materialsOf(database, record.personNo, claimId),
    appealShown(context, file, record),
  ])
  return {
    claim: {
      ...messageOf(record, ['citizen'], {
        ciphers: database.ciphers,
        personName: person.name,
        calendar: context.release.calendar,
      }),
      ...appeal,
    },
    form,
    lines: lines.map((line) => lineMessage(line, line.cut)),
    papers: check.papers,
    materials,
  }
}
