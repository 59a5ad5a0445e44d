/** After a simulation: the server's records against the institutions' books. */
import assert from 'node:assert/strict'
import { FUNDS } from '@yidi/rules'
import type { FundPaidFen, Insurance } from '@yidi/rules'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { readFile, recordParts } from '../../apps/server/src/person/file/index.ts'
import { dueFen } from './claim-model.ts'
import { contributionsAgree } from './contribution-agreement.ts'
import { fundsAgree } from './fund-agreement.ts'
import { monthsAgree } from './month-agreement.ts'
import type { Books, Standing } from './scene.ts'

/** The ledger agrees with itself, and the settlements that stand are exactly those that were acknowledged. */
export async function agree(db: Database, books: Books): Promise<void> {
  await contributionsAgree(db, books.contributions)
  await ledgerAgrees(db)
  await claimsAgree(db, books)
  await monthsAgree(db, books)
  await fundsAgree(db)
  const { rows } = await db.pool.query<{
    settlement_id: string
    person_no: string
    insurance: Insurance
    fund: number
    funds: FundPaidFen[]
    account: number
    total: number
  }>(
    `select s.settlement_id, s.person_no, s.insurance, s.fund_fen as fund, s.funds,
            s.account_current_fen + s.account_past_fen as account, s.total_fen as total
       from settlement s
      where s.kind = 'settlement'
        and not exists (select from settlement c where c.person_no = s.person_no and c.cancels = s.settlement_id)`,
  )
  const standing = new Map<string, Standing>(
    rows.map((row) => [
      row.settlement_id,
      {
        personNo: row.person_no,
        fundFen: row.fund,
        // Each fund is of a kind of its own in the law at hand.
        kindsFen: Object.fromEntries(row.funds.map(({ fund, fen }) => [FUNDS[fund].told[row.insurance].type, fen])),
        accountFen: row.account,
        totalFen: row.total,
      },
    ]),
  )
  const lost = [...books.standing.keys()].filter((id) => !standing.has(id))
  const doubled = [...standing.keys()].filter((id) => !books.standing.has(id))
  assert.deepEqual({ lost, doubled }, { lost: [], doubled: [] })
  for (const [id, amounts] of books.standing) assert.deepEqual(standing.get(id), amounts, id)
}

/** What can be compared of a claim: the record as it is folded on one side, what was acknowledged on the other. */
interface ClaimView {
  state: string
  settlement: string | undefined
  /** Owed to the person by the result; below nought, by the person. */
  dueFen: number
  paidFen: number
  recoveryFen: number
}

/** Claims stand as they were acknowledged, each once; the books owe the people what the claims say, and nothing else. */
async function claimsAgree(db: Database, { claims }: Books): Promise<void> {
  const told = new Map<string, ClaimView>(
    claims.map((claim) => [
      claim.claimId,
      {
        state: claim.state,
        settlement: claim.result?.settlementId,
        dueFen: dueFen(claim),
        paidFen: claim.paidFen,
        recoveryFen: claim.recovery.owedFen - claim.recovery.receivedFen,
      },
    ]),
  )
  const recorded = new Map<string, ClaimView>()
  const { rows: people } = await db.pool.query<{ person_no: string; owed: number; recoverable: number }>(
    `select person_no,
            coalesce((select sum(case when credit = $2 then amount_fen else -amount_fen end)
                        from posting p where p.person_no = c.person_no
                         and $2 in (debit, credit)), 0)::float8 as owed,
            coalesce((select sum(case when debit = $1 then amount_fen else -amount_fen end)
                        from posting p where p.person_no = c.person_no
                         and $1 in (debit, credit)), 0)::float8 as recoverable
       from claim_action c group by person_no`,
    ['receivable:third-party', 'payable:person'],
  )
  for (const { person_no: personNo, owed, recoverable } of people) {
    const file = (await readFile(db, { personNo }, recordParts))!
    let [dueSum, recoverySum] = [0, 0]
    for (const { claimId, state, settlement, paidFen, recovery } of file.claims) {
      const result = settlement && {
        fundFen: settlement.fundFen,
        accountFen: settlement.accountFen,
        cashFen: 0,
        settlementId: settlement.id,
      }
      const due = dueFen({ result, paidFen })
      const recoveryFen = recovery.owedFen - recovery.receivedFen
      dueSum += due
      recoverySum += recoveryFen
      recorded.set(claimId, { state, settlement: settlement?.id, dueFen: due, paidFen, recoveryFen })
    }
    assert.deepEqual({ owed, recoverable }, { owed: dueSum, recoverable: recoverySum }, `the books of ${personNo}`)
  }
  assert.deepEqual(Object.fromEntries(recorded), Object.fromEntries(told))
}
