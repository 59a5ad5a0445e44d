import { monthText } from '../days.ts'
import { months as chinese } from '../zh/months.ts'
import type { Shape } from '../shape.ts'

/** My contributions; what only the desk says of the months stays Chinese. */
export const months: Shape<typeof chinese> = {
  ...chinese,
  title: 'My contributions',
  why: 'Log in to see who declared your contributions and when they arrived, month by month.',
  years: 'Years',
  earlier: 'Earlier',
  year: (year) => year,
  month: (month) => monthText(month).split(' ')[0]!,
  wholeMonth: monthText,
  none: 'No months on record',
  noneMore:
    'Contributions are declared and paid by the employer and shown here once they are recorded. Ask the employer or the agency of your insured place.',
  recorded: (pool) => `${pool} goes by the benefits on record; the months here are for reading only.`,
  yearly: (tier, yuan) => `Resident, tier ${String(tier)}: ${yuan} yuan a year.`,
  yearlyProvisional: 'The amount is provisional.',
  yearlyOpen: (pool, contact) => `No document of ${pool} says what it costs a year. Ask ${contact}.`,
  notInsured: 'Not insured now.',
  entitled: 'Entitled today',
  stopped: 'Not entitled today',
  recognisedBy: (source) => `Rests on: ${source}`,
  base: 'Contribution base',
  employer: 'Employer',
  employee: 'Employee',
  declaredOn: 'Declared',
  paidOn: 'Arrived',
  amounts: (employer, employee) => `employer ${employer} yuan, employee ${employee} yuan`,
  baseOf: (base) => `base ${base} yuan`,
  nextEntitled: (month) => `entitled in ${nextMonth(month)}`,
  nextStopped: (month, reason) => `not entitled in ${nextMonth(month)}: ${reason}`,
  all: (count) => `All ${String(count)} months`,
}

const nextMonth = (month: string): string => monthText(month)
