/** The lines of an application by disease (按病种): cases, what they cost, and what the standards come to. */
import type { MonthlyMethodFigures, MonthlyDiseaseFigures } from '@yidi/contracts'
import { withoutDisease } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { diseasesOfVisits } from '../../care/visits/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { standardUsed } from '../standards/index.ts'
import type { StandardInForce, StandardsInForce } from '../standards/index.ts'
import { meanOf } from './mean.ts'
import type { ApplicationRow } from './working.ts'

/** What is paid by disease at all: stays and 门诊慢特病. */
const kindsByDisease: readonly ApplicationRow['visit_kind'][] = ['inpatient', 'designated-disease']

interface VisitLines {
  personNo: string
  visitId: string
  totalFen: number
  fundFen: number
  lineNos: number[]
}

/** A visit of an application with the disease that it was for; undefined: it names none. */
interface Case extends VisitLines {
  disease: { code: string; name: string; ofAdmission: boolean } | undefined
}

/** The visits of an application with their diseases; undefined where the kind of visits is not looked at by disease. */
export async function casesOf(
  db: Pick<Database, 'pool' | 'ciphers'>,
  { application_id, visit_kind }: ApplicationRow,
): Promise<Case[] | undefined> {
  if (!kindsByDisease.includes(visit_kind)) return undefined
  const { rows } = await db.pool.query<VisitLines>({
    name: 'monthly-visits-of',
    text: `select person_no as "personNo", visit_id as "visitId", sum(total_fen)::bigint as "totalFen", sum(fund_fen)::bigint as "fundFen",
                  array_agg(line_no order by line_no) as "lineNos"
             from monthly_line where application_id = $1 group by person_no, visit_id order by min(line_no)`,
    values: [application_id],
  })
  const found = await diseasesOfVisits(db, rows)
  const diseases = new Map(found.map((one) => [`${one.personNo} ${one.visitId}`, one]))
  return rows.map((row) => ({ ...row, disease: diseases.get(`${row.personNo} ${row.visitId}`) }))
}

/** The numbers of the lines of a disease, undone ones with their undoing; `withoutDisease` asks for those that name none. */
export const linesOfDisease = (cases: readonly Case[], code: string): number[] =>
  cases
    .filter(({ disease }) => (code === withoutDisease ? disease === undefined : disease?.code === code))
    .flatMap(({ lineNos }) => lineNos)

/** The code of each line, by its number. */
export const codesOfLines = (cases: readonly Case[] | undefined): ReadonlyMap<number, string> =>
  new Map((cases ?? []).flatMap(({ disease, lineNos }) => (disease ? lineNos.map((no) => [no, disease.code]) : [])))

const sumOf = (cases: readonly Case[], of: (one: Case) => number) => cases.reduce((sum, one) => sum + of(one), 0)
const sumsShown = (cases: readonly Case[]) => ({
  cases: cases.length,
  total: formatYuan(sumOf(cases, ({ totalFen }) => totalFen)),
  fund: formatYuan(sumOf(cases, ({ fundFen }) => fundFen)),
})

interface Disease {
  code: string
  name: string
  cases: Case[]
  totalFen: number
  standard: StandardInForce | undefined
  /** What the cases cost above the standard, in fen; undefined without one. */
  aboveFen: number | undefined
}

/** Every disease of the cases, what cost most first. Visits that were wholly undone count for nothing. */
function diseasesOf(
  cases: readonly Case[],
  kind: ApplicationRow['visit_kind'],
  standards: StandardsInForce,
): Disease[] {
  const byCode = Map.groupBy(
    cases.filter(({ disease }) => disease !== undefined),
    ({ disease }) => disease!.code,
  )
  return [...byCode]
    .map(([code, own]): Disease => {
      const standard = standards.disease(kind, code)
      const totalFen = sumOf(own, (one) => one.totalFen)
      // A name of the institution stands only where the agency has given none.
      const name = standard?.title ?? own.find(({ disease }) => disease?.name !== '')?.disease?.name ?? ''
      const aboveFen = standard && totalFen - own.length * standard.fen
      return { code, name, cases: own, totalFen, standard, aboveFen }
    })
    .sort((one, other) => other.totalFen - one.totalFen || (one.code < other.code ? -1 : 1))
}

function shown({ code, name, cases, totalFen, standard, aboveFen }: Disease): MonthlyDiseaseFigures {
  const mean = meanOf(totalFen, cases.length)!
  return {
    ...{ code, name, ...sumsShown(cases) },
    meanTotal: formatYuan(mean),
    meanFund: formatYuan(
      meanOf(
        sumOf(cases, ({ fundFen }) => fundFen),
        cases.length,
      )!,
    ),
    standard: standardUsed(standard),
    difference: standard === undefined ? null : formatYuan(mean - standard.fen),
    differences: aboveFen === undefined ? null : formatYuan(aboveFen),
  }
}

const mostShown = 10

/** The figures by disease, and every disease for the sheet. */
export function figuresByDisease(
  all: readonly Case[],
  kind: ApplicationRow['visit_kind'],
  standards: StandardsInForce,
): { figures: NonNullable<MonthlyMethodFigures['byDisease']>; every: MonthlyDiseaseFigures[] } {
  const cases = all.filter(({ totalFen }) => totalFen > 0)
  const diseases = diseasesOf(cases, kind, standards)
  const above = diseases.flatMap(({ aboveFen }) => aboveFen ?? [])
  const every = diseases.map(shown)
  return {
    every,
    figures: {
      ...sumsShown(cases),
      largest: every.slice(0, mostShown),
      diseases: diseases.length,
      rest: sumsShown(diseases.slice(mostShown).flatMap((one) => one.cases)),
      without: sumsShown(cases.filter(({ disease }) => disease === undefined)),
      ofAdmission: cases.filter(({ disease }) => disease?.ofAdmission === true).length,
      differences: above.length === 0 ? null : formatYuan(above.reduce((sum, fen) => sum + fen, 0)),
    },
  }
}
