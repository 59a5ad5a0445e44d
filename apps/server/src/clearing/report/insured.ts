/** Who is insured at the end of a year or month, by insurance and category. */
import type { FundReportContent } from '@yidi/contracts'
import { LABELS } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'
import { peopleText, tellGroups } from './few.ts'

interface Row {
  insurance: string | null
  category: string | null
  people: number
}

/** Everybody with an enrolment in the pool on that day, as it is known now; a person of two is counted once in all. */
export async function insuredOn(
  { pool: db }: Pick<Database, 'pool'>,
  pool: string,
  day: string,
): Promise<FundReportContent['insured']> {
  const { rows } = await db.query<Row>(
    `select insurance, category, count(distinct person_no)::int as people from enrolment
      where pool = $1 and known_to is null and from_day <= $2::date and (to_day is null or to_day >= $2::date)
      group by grouping sets ((), (insurance, category)) order by insurance nulls first, category`,
    [pool, day],
  )
  const [all, ...groups] = rows
  const people = all?.people ?? 0
  const [whole] = tellGroups([people])
  const told = whole === 'plain' ? tellGroups(groups.map((one) => one.people)) : groups.map(() => 'few' as const)
  return {
    total: peopleText(people, whole!),
    rows: groups.map(({ insurance, category, people: count }, at) => ({
      ...{ insurance: insurance!, category: category! },
      title: titleOf(insurance!, category!),
      people: peopleText(count, told[at]!),
    })),
  }
}

function titleOf(insurance: string, category: string): string {
  const [whole, part] = [LABELS['insurance']![insurance]!, LABELS['category']![category]!]
  return insurance === category ? whole : `${whole}：${part}`
}
