/** How long the desk may take over a filing, of its recorded actions. */
import { filingDeadline } from '@yidi/rules'
import type { DeadlineStep, FilingDeadline, Release } from '@yidi/rules'
import type { FilingRecord } from '../../person/file/index.ts'

const stepOf: Readonly<Record<string, DeadlineStep['what']>> = {
  apply: 'applied',
  'ask-corrections': 'corrections-asked',
  correct: 'corrected',
}

/**
 * The statutory limit of a filing: counted from its application, standing still while corrections are asked. Open where the
 * pool has no law at present, so that what is on record can be read all the same.
 */
export function deadlineOf(release: Release, record: FilingRecord): FilingDeadline {
  const steps = record.actions.flatMap((row) => {
    const what = stepOf[row.action]
    return what === undefined ? [] : [{ what, day: row.effective_day }]
  })
  const law = release.filing.laws.get(record.pool)
  return law ? filingDeadline(law, release.calendar, steps) : { instant: false, missing: 'open' }
}
