/**
 * The result of a claim: a visit of its own, its lines and the settlement of route `manual`, in the commit that approves it; and the
 * exact opposites, where it is taken back.
 */
import { problem } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { ClaimsContext } from '../apply/index.ts'
import { claimLawOf } from '../bill/index.ts'
import { CareRefusal } from '../../care/refusals/index.ts'
import { amountsFen, findSettlement, planPurchase, planUndo } from '../../care/settlements/index.ts'
import { newIdentifier } from '../../care/visits/index.ts'
import { openRecovery, readOpposites, sourceOf } from '../../money/ledger/index.ts'
import { readFile, settlementParts } from '../../person/file/index.ts'
import type { ClaimDetail, ClaimRecord } from '../../person/file/index.ts'
import { engineVersion } from '../../platform/config/index.ts'
import type { CommandKey, NewRow, PersonChanges } from '../../platform/storage/index.ts'
import type { ReviewReckoned } from './reckon.ts'

export interface Result {
  settlement: NonNullable<ClaimDetail['settlement']>
  changes: PersonChanges
  /** What a third party owes by it; nought where none does. */
  recoveryFen: number
}

/** What a result writes. The reckoning must be settled; whoever approves sees to that. */
export function planResult(
  { release, clock }: ClaimsContext,
  record: ClaimRecord,
  { visit, lines, reckoned, thirdParty }: ReviewReckoned,
  command: CommandKey,
): Result {
  const now = clock.now()
  const today = clock.today()
  const settlementId = newIdentifier(now)
  const { changes, amounts } = planPurchase(
    { ...visit, private_cipher: null },
    lines.map(({ divided }) => divided),
    reckoned,
    { settlementId, now, today, command, engineVersion, policyRelease: release.id },
    claimLawOf(release, record.pool)?.place,
  )
  const advanced = thirdParty?.effect === 'advance' && amounts.fundTotal > 0
  const recovery = advanced
    ? openRecovery({
        sourceId: sourceOf(record.claimId, 'recovery', settlementId),
        pool: record.pool,
        bookedDay: today,
        funds: amounts.funds,
      })
    : []
  return {
    settlement: {
      id: settlementId,
      visitId: visit.visit_id,
      fundFen: amounts.fundTotal,
      accountFen: amounts.accountCurrentYear + amounts.accountPastYear,
      cashFen: amounts.cash,
      cuts: lines.filter(({ cut }) => cut !== undefined).length,
    },
    changes: {
      ...changes,
      fee_line: withCuts(changes.fee_line ?? [], lines),
      ...postingsOf(changes, recovery),
    },
    recoveryFen: advanced ? amounts.fundTotal : 0,
  }
}

const postingsOf = (changes: PersonChanges, more: readonly NewRow<'posting'>[]): Pick<PersonChanges, 'posting'> => {
  const posting = [...(changes.posting ?? []), ...more]
  return posting.length === 0 ? {} : { posting }
}

/** Each line keeps what was cut of it and why. */
function withCuts(rows: readonly NewRow<'fee_line'>[], lines: ReviewReckoned['lines']): NewRow<'fee_line'>[] {
  return rows.map((row, index) => {
    const cut = lines[index]?.cut
    return cut === undefined ? row : { ...row, detail: { ...row.detail, cut } }
  })
}

/**
 * The exact opposites of the result that stands; nothing where none does. Throws `claim-later-settlement` where a later one rests on it, and
 * `claim-recovery-begun` where a third party has paid already.
 */
export async function planTakingBack(
  { database, clock }: ClaimsContext,
  record: ClaimRecord,
  command: CommandKey,
): Promise<{ changes: PersonChanges; undone?: string }> {
  const { settlement, personNo, recovery, claimId } = record
  if (settlement === undefined) return { changes: {} }
  if (recovery.receivedFen > 0) throw problem('claim-recovery-begun', { received: formatYuan(recovery.receivedFen) })
  const [file, row] = await Promise.all([
    readFile(database, { personNo, visitId: settlement.visitId }, settlementParts),
    findSettlement(database, personNo, settlement.id),
  ])
  if (file?.visit === undefined || row === undefined) throw new Error(`the result of ${claimId} is not there`)
  const now = clock.now()
  const undoId = newIdentifier(now)
  const today = clock.today()
  const { changes } = await inWords(planUndo(database, file, file.visit, row, { undoId, now, today, command }))
  const opened = sourceOf(claimId, 'recovery', settlement.id)
  const { posting } = await readOpposites(database, personNo, opened, sourceOf(claimId, 'recovery', undoId), today)
  return { changes: { ...changes, ...postingsOf(changes, posting) }, undone: undoId }
}

/** Undoing refuses in the field's terms. */
async function inWords<Plan>(plan: Promise<Plan>): Promise<Plan> {
  try {
    return await plan
  } catch (error) {
    if (error instanceof CareRefusal && error.refusal.name === 'later-settlement')
      throw problem('claim-later-settlement', { later: error.refusal.values.later })
    throw error
  }
}

/** The amounts of a settled reckoning. */
export function amountsOf({ reckoned }: ReviewReckoned): ReturnType<typeof amountsFen> {
  if (reckoned.result.outcome !== 'settled') throw new Error('nothing was settled')
  return amountsFen(reckoned.result)
}
