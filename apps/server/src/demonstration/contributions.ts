/** The months of the people of the provincial pool: paid or recognised, so that they are entitled on every day of the demonstration. */
import { formatMonth, parseMonth } from '@yidi/rules'
import { withBenefits } from '../contributions/months/index.ts'
import { sharedRelease } from '../platform/policy/index.ts'
import type { Database, NewRow, PersonChanges } from '../platform/storage/index.ts'
import { demonstrationFrom } from './data.ts'
import type { DemonstrationPerson } from './data.ts'

/** How many months after the load are paid already, so that nobody runs out of benefits while somebody tries the program. */
const monthsAhead = 12
/** The first month that the employer paid; who is retired has the twenty years before the demonstration begins. */
const firstPaid = '2015-01'
const firstRecognised = '1997-01'

/** A wage between the limits of every year since then, and its parts at 8 % and 1.5 %. */
const wageFen = 9000_00
const parts = { base_fen: wageFen, employer_fen: 720_00, employee_fen: 135_00 } as const

/** A person's records with the months, and the benefits that follow from them; as they are in pools whose rules are open. */
export async function withContributions(
  database: Database,
  person: DemonstrationPerson,
  records: PersonChanges,
  today: string,
): Promise<PersonChanges> {
  const own = person.pool === '339900' ? monthsOf(person, today) : {}
  const nothing = {
    enrolmentHistory: { enrolments: [], benefits: [] },
    contributions: { entries: [], wages: [], nextWageNo: 1 },
  }
  const context = { database, release: sharedRelease() }
  return (await withBenefits(context, nothing, { ...records, ...own }, today)).changes
}

function monthsOf({ pool, employer }: DemonstrationPerson, today: string): PersonChanges {
  const rows: Omit<NewRow<'contribution'>, 'entry_no'>[] =
    employer === undefined
      ? monthsBetween(parseMonth(firstRecognised), parseMonth(demonstrationFrom.slice(0, 7)) - 1).map((month) => ({
          ...{ month, pool, kind: 'recognised', on_day: `${month}-20`, source: '演示：退休前的缴费年限' },
        }))
      : monthsBetween(parseMonth(firstPaid), parseMonth(today.slice(0, 7)) + monthsAhead).flatMap((month) => {
          const of = { month, pool, employer, source: `DEMO-${month}`, ...parts }
          return [
            { ...of, kind: 'declared', on_day: atMost(`${month}-10`, today) },
            { ...of, kind: 'paid', on_day: atMost(`${month}-20`, today) },
          ]
        })
  return {
    contribution: rows.map((row, index) => ({ ...row, entry_no: index + 1 })),
    ...(employer === undefined
      ? {}
      : { declared_wage: [{ wage_no: 1, employer, from_month: firstPaid, wage_fen: wageFen }] }),
  }
}

const monthsBetween = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => formatMonth(from + index))

const atMost = (day: string, today: string): string => (day < today ? day : today)
