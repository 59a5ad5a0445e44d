/**
 * Dividing the lines of a claim: by the same function as the lines of a hospital, with the catalogue of the insured place (a claim
 * does not go by that of the place of treatment).
 */
import type { LineNeed } from '@yidi/contracts'
import type { Release, SupplyLaw } from '@yidi/rules'
import { readCatalogue } from '../../care/catalogue/index.ts'
import { divideLines, lacksSupplyDays } from '../../care/visits/index.ts'
import type { DividedLine, SentLine } from '../../care/visits/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { ClaimLine, ClaimVisit } from './line.ts'

/** What the lines of a claim go by. */
export interface ClaimLaw {
  /** The city whose catalogue holds: the home of the pool. */
  place: string
  /** For how many days medicine may be prescribed at once; undefined where the pool has no such rule. */
  supply: SupplyLaw | undefined
}

/** The law that the lines of a claim of this pool go by; undefined where the pool is not in force here. */
export function claimLawOf(release: Release, poolCode: string): ClaimLaw | undefined {
  const pool = release.pools.get(poolCode)?.pool
  const [place] = pool?.homes ?? []
  return place === undefined ? undefined : { place, supply: pool?.supply }
}

/** A line, divided, and what has to be known before that is final. */
export interface DividedClaimLine {
  line: DividedLine
  needs: LineNeed[]
}

/**
 * Divides lines of which nothing is wrong (`checkClaimLines`), in their order. A line without an item is out of scope until somebody
 * chooses one; so is a restricted item until whoever reviews approves it. Where nobody said how long a medicine lasts, nothing is cut
 * for its quantity. A refund is of the item that it gives back. `lineRow` and `billLineOf` take `line` on.
 */
export async function divideClaimLines(
  database: Pick<Database, 'pool'>,
  law: ClaimLaw,
  visit: ClaimVisit,
  lines: readonly ClaimLine[],
): Promise<DividedClaimLine[]> {
  const codes = new Map(lines.map(({ lineNo, code }) => [lineNo, code ?? '']))
  const sent = lines.map((line) => sentLine(line, codes.get(line.refundOf ?? line.lineNo) ?? ''))
  const catalogue = await readCatalogue(
    database,
    law.place,
    sent.map(({ code }) => code),
  )
  const { kind, emergency, from, to } = visit
  const { all } = divideLines(
    { lines: [], registration: { lastLineId: 0 } },
    { kind, emergency, from_day: from, to_day: to, status: 'discharged' },
    sent,
    catalogue,
    { today: to, supply: law.supply },
  )
  return all.map((line) => ({ line, needs: needsOf(line, visit, law.supply) }))
}

function needsOf(line: DividedLine, visit: ClaimVisit, supply: SupplyLaw | undefined): LineNeed[] {
  const needs: LineNeed[] = []
  if (!line.known) needs.push('item')
  if (line.restricted && !line.sent.approved) needs.push('approval')
  if (line.kind === 'medicine' && lacksSupplyDays(supply, visit, line.sent)) needs.push('supply-days')
  return needs
}

/** The line as an institution would have sent it. */
function sentLine(line: ClaimLine, code: string): SentLine {
  return {
    serial: String(line.lineNo),
    batch: null,
    refundOf: line.refundOf === null ? null : String(line.refundOf),
    occurredAt: `${line.day} 00:00:00`,
    code,
    institutionCode: line.code === code ? '' : (line.code ?? ''),
    quantity: line.quantity,
    priceMicro: line.priceMicro,
    amountFen: line.amountFen,
    covered: line.covered ?? true,
    approved: line.approved ?? false,
    disease: '',
    maternity: false,
    supplyDays: line.supplyDays ?? 0,
    atDischarge: line.atDischarge ?? false,
    prescription: undefined,
    fingerprint: '',
  }
}
