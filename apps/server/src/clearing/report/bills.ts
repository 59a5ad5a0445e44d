/** What was settled in a year or month for the insured of a pool: by way, kind, place and level, and how much of it on the spot. */
import { fundReportGroups } from '@yidi/contracts'
import type { FundReportContent, FundReportGroup } from '@yidi/contracts'
import { INSTITUTION_LEVELS, LABELS, ROUTES, VISIT_KINDS, WORDS, formatShare, formatYuan, whereIs } from '@yidi/rules'
import { filingLawOf } from '../../platform/policy/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { peopleText, tellGroups } from './few.ts'
import type { Told } from './few.ts'
import type { Period } from './period.ts'

type Deps = Pick<RecordsDeps, 'database' | 'release'>
type Bills = FundReportContent['treated']

interface Sums {
  bills: number
  people: number
  totalFen: number
  fundFen: number
}

/** A row has the columns of its own grouping, the others are null. */
type Row = Sums & Readonly<Record<FundReportGroup | 'away', string | null>> & { g: number }

/** The bills that stand: settled in the days, and not undone by their end. */
const standing = `from settlement s where s.pool = $1 and s.kind = 'settlement' and s.settled_day between $2::date and $3::date
  and not exists (select 1 from settlement c where c.person_no = s.person_no and c.cancels = s.settlement_id and c.settled_day <= $3::date)`

const groupings = ['route', 'kind', 'place_class', 'level'] as const

/** Sums of everything, of each group, and of what is away by the way it was settled. */
const summed = `with bill as materialized (
    select s.person_no, s.route, s.total_fen, s.fund_fen, s.quote_case #>> '{visit,kind}' as kind,
           s.quote_case #>> '{visit,institution,level}' as level,
           case when s.place = any($4::text[]) then 'home' when s.place = any($5::text[]) then 'in-province'
                else 'out-of-province' end as place_class ${standing})
  select route, kind, place_class as "where", level, away, grouping(route, kind, place_class, level, away)::int as g,
         count(*)::int as bills, count(distinct person_no)::int as people,
         coalesce(sum(total_fen), 0)::bigint as "totalFen", coalesce(sum(fund_fen), 0)::bigint as "fundFen"
    from (select *, case when place_class = 'home' then 'home' else 'away' end as away from bill) as b
   group by grouping sets ((), ${groupings.map((one) => `(${one})`).join(', ')}, (away), (away, route))`

/** Which codes of those where bills are from lie at home, and which in the province, on the last day. */
async function placesOf({ database, release }: Deps, pool: string, { from, to }: Period) {
  const { rows } = await database.pool.query<{ place: string }>(
    'select distinct place from settlement where pool = $1 and settled_day between $2::date and $3::date',
    [pool, from, to],
  )
  const law = filingLawOf(release, pool)
  const at = (where: string) =>
    rows.flatMap(({ place }) => (whereIs(law, place, to, release.places) === where ? [place] : []))
  return { home: at('home'), inProvince: at('in-province') }
}

/** In the order of the law's words. */
const orders: Readonly<Record<FundReportGroup, readonly string[]>> = {
  route: ROUTES,
  kind: VISIT_KINDS,
  where: WORDS.where,
  level: INSTITUTION_LEVELS,
}

/** Throws `pool-left-out`, `filing-law-missing`. */
export async function billsOf(
  deps: Deps,
  pool: string,
  period: Period,
): Promise<Pick<FundReportContent, 'treated' | 'groups' | 'away'>> {
  const { home, inProvince } = await placesOf(deps, pool, period)
  const { rows } = await deps.database.pool.query<Row>(summed, [pool, period.from, period.to, home, inProvince])
  const all = rows.find(({ g }) => g === 0b11111)!
  const [whole] = tellGroups([all.people])
  const groups = (Object.keys(fundReportGroups) as FundReportGroup[]).map((by) => {
    const own = rows
      .filter((row) => row[by] !== null && row.away === null)
      .sort((a, b) => orders[by].indexOf(a[by]!) - orders[by].indexOf(b[by]!))
    const told = whole === 'plain' ? tellGroups(own.map(({ people }) => people)) : own.map((): Told => 'few')
    return {
      ...{ by, title: fundReportGroups[by] },
      rows: own.map((row, at) => ({
        key: row[by]!,
        title: LABELS[by]![row[by]!] ?? row[by]!,
        ...billsIn(row, told[at]!),
      })),
    }
  })
  return { treated: billsIn(all, whole!), groups, away: awayOf(rows, groups) }
}

function billsIn({ people, bills, totalFen, fundFen }: Sums, told: Told): Bills {
  const text = peopleText(people, told)
  if (told !== 'plain') return { people: text, bills: null, total: null, fund: null, share: null }
  return {
    ...{ people: text, bills: String(bills), total: formatYuan(totalFen), fund: formatYuan(fundFen) },
    share: percentText(fundFen, totalFen),
  }
}

/** A part in per cent of a whole; null of nothing. */
function percentText(part: number, whole: number): string | null {
  const share = formatShare(part, whole)
  return share === null ? null : `${share}%`
}

/** How many of the bills away were settled on the spot; not where a figure of few people could be worked out from it. */
function awayOf(rows: readonly Row[], groups: FundReportContent['groups']): FundReportContent['away'] {
  const none = { bills: null, direct: null, share: null }
  const away = rows.filter((row) => row.away === 'away')
  const all = away.find(({ route }) => route === null)
  if (all === undefined) return { ...none, bills: '0' }
  if (groups.find(({ by }) => by === 'where')!.rows.some(({ bills }) => bills === null)) return none
  const bills = String(all.bills)
  const ways = away.filter(({ route }) => route !== null)
  if (tellGroups(ways.map(({ people }) => people)).some((told) => told !== 'plain')) return { ...none, bills }
  const direct = ways.find(({ route }) => route === 'direct')?.bills ?? 0
  return { bills, direct: String(direct), share: percentText(direct, all.bills) }
}
