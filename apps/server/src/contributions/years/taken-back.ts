/** 撤回退休: a retirement that was wrong. The person is what they were before, and what was paid for missing years is owed to them. */
import { problem } from '@yidi/contracts'
import type { TakingBack } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { oweMissingYears, sourceOf } from '../../money/ledger/index.ts'
import { planChange } from '../../person/enrolment/index.ts'
import type { EnrolmentRow } from '../../person/file/index.ts'
import type { PersonChanges } from '../../platform/storage/index.ts'
import { withBenefits } from '../months/index.ts'
import { runYears } from './command.ts'
import type { CommandFile, YearsCommand } from './command.ts'
import { retirementOf } from './quote.ts'

/**
 * Takes the retirement back that stands. The category before it holds again from its first day, benefits follow from what is paid, and the
 * books owe what was paid at once. Settlements stay as they are. Throws `retirement-not-held`, `retirement-not-last`.
 */
export function takeRetirementBack(command: YearsCommand, { reason }: TakingBack): Promise<{ owed: string }> {
  const { context, pool } = command
  return runYears(command, async (file, today) => {
    const retirement = retirementOf(file)
    if (retirement === undefined) throw problem('retirement-not-held')
    const { from_month: from, paid_fen: paidFen, retirement_no: no } = retirement
    const { retired, before } = enrolmentsAround(file, from)
    const category = before.category
    const change = { from: retired.from_day, category, employer: before.employer, reason: '撤回退休' }
    const changes: PersonChanges = {
      ...planChange(file.enrolmentHistory, change, today),
      retirement_end: [{ retirement_no: no }],
      ...(paidFen === 0
        ? {}
        : {
            posting: [
              oweMissingYears({
                sourceId: sourceOf(`retirement-${String(no)}`, 'missing-years-back'),
                ...{ pool, amountFen: paidFen, bookedDay: today },
              }),
            ],
          }),
    }
    const asBefore = { ...changes, ...benefitsBefore(file, retired) }
    const followed = await withBenefits(context, file, asBefore, today)
    return {
      ...followed,
      action: 'retirement.take-back',
      detail: { from, category, owed: formatYuan(paidFen), reason },
      answer: { owed: formatYuan(paidFen) },
    }
  })
}

/** The enrolment that retiring made, which has to be the last, and the one before it. */
function enrolmentsAround(
  { enrolmentHistory: { enrolments } }: CommandFile,
  from: string,
): { retired: EnrolmentRow; before: EnrolmentRow } {
  const held = enrolments
    .filter((row) => row.known_to === null && row.insurance === 'employee')
    .sort((one, other) => (one.from_day < other.from_day ? -1 : 1))
  const retired = held.at(-1)
  // From the first day of an enrolment on, retiring leaves nothing of it: what it was is what was known before.
  const before =
    held.at(-2) ??
    enrolments.findLast((row) => row.known_to !== null && row.category !== 'retired' && row.insurance === 'employee')
  if (retired?.category !== 'retired' || retired.from_day !== `${from}-01` || before === undefined)
    throw problem('retirement-not-last', { month: from })
  return { retired, before }
}

/** Benefits as they were known when the person was retired, for where nothing follows from contributions. */
function benefitsBefore(
  { enrolmentHistory: { benefits } }: CommandFile,
  { known_from: at }: EnrolmentRow,
): Pick<PersonChanges, 'benefit_interval' | 'benefit_interval_end'> {
  const ends = benefits.filter((row) => row.known_to === null && row.known_from >= at)
  const again = benefits.filter(({ known_from: since, known_to: until }) => {
    if (until === null) return false
    // What was written and ended at one moment was ended by the retirement: nothing writes a row and ends it at once.
    return since < at ? until >= at : Number(since) === Number(at) && Number(until) === Number(at)
  })
  const next = Math.max(0, ...benefits.map(({ interval_no: no }) => no)) + 1
  return {
    benefit_interval_end: ends.map(({ interval_no }) => ({ interval_no })),
    benefit_interval: again.map(({ insurance, status, reason, rests_on, from_day, to_day }, index) => ({
      ...{ interval_no: next + index, insurance, status, reason, rests_on, from_day, to_day },
    })),
  }
}
