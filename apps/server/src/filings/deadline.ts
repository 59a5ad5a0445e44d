/** How long the desk may take over a filing, of its recorded actions. */
import { filingDeadline } from '@yidi/rules'
import type { DeadlineStep, FilingDeadline, Release } from '@yidi/rules'
import { lawOf } from './context.ts'
import type { FilingRecord } from './fold.ts'

const stepOf: Readonly<Record<string, DeadlineStep['what']>> = {
  apply: 'applied',
  'ask-corrections': 'corrections-asked',
  correct: 'corrected',
}

/** The statutory limit of a filing: counted from its application, standing still while corrections are asked. */
export function deadlineOf(release: Release, record: FilingRecord): FilingDeadline {
  const steps = record.actions.flatMap((row) => {
    const what = stepOf[row.action]
    return what === undefined ? [] : [{ what, day: row.effective_day }]
  })
  return filingDeadline(lawOf(release, record.pool), release.calendar, steps)
}
