/** What the case behind an order has decided. */
import { problem } from '@yidi/contracts'
import type { DebtorKind } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { caseOf } from '../cases/index.ts'
import type { OversightCase } from '../cases/index.ts'
import type { ReclaimWorking } from './working.ts'

interface Ordered {
  caseId: string
  debtorKind: DebtorKind
  debtor: string
  amountFen: number
}

/** Whether a case has a decision to take money back that stands. */
export const decidesRecovery = ({ consequences }: Pick<OversightCase, 'consequences'>): boolean =>
  consequences.some(({ kind }) => kind === 'recovery')

/**
 * The case is of this pool, its decision to take money back stands, is against whoever shall pay, and is not spent. A case about a doctor
 * or an item takes it back from the institution. Throws `office-record-not-found`, `reclaim-case-not-decided`,
 * `reclaim-debtor-not-decided`, `reclaim-above-case`.
 */
export async function requireDecided(
  { transaction, staff }: ReclaimWorking,
  { caseId, debtorKind, debtor, amountFen }: Ordered,
): Promise<void> {
  const found = await caseOf({ kysely: transaction }, caseId)
  if (found.pool !== staff.pool || !decidesRecovery(found)) throw problem('reclaim-case-not-decided', { case: caseId })
  const { subjectKind, subject } = found
  const isAgainst =
    subjectKind === debtorKind
      ? subject === debtor
      : debtorKind === 'institution' && (subjectKind === 'doctor' || subjectKind === 'item')
  if (!isAgainst) throw problem('reclaim-debtor-not-decided', { case: caseId, debtor })
  const decidedFen = found.consequences
    .filter(({ kind }) => kind === 'recovery')
    .reduce((sum, { detail }) => sum + Number(detail['amountFen'] ?? Infinity), 0)
  const orders = await transaction
    .selectFrom('reclaim_order')
    .select('amount_fen')
    .where('case_id', '=', caseId)
    .where('stands', '=', true)
    .execute()
  const orderedFen = orders.reduce((sum, order) => sum + order.amount_fen, 0)
  if (orderedFen + amountFen > decidedFen)
    throw problem('reclaim-above-case', {
      ...{ case: caseId, decided: formatYuan(decidedFen), ordered: formatYuan(orderedFen) },
      amount: formatYuan(amountFen),
    })
}
