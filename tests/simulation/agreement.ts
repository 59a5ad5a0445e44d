/** After a simulation: the server's records against the institutions' books. */
import assert from 'node:assert/strict'
import { FUNDS } from '@yidi/rules'
import type { FundPaidFen, Insurance } from '@yidi/rules'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import type { Books, Standing } from './scene.ts'

/** The ledger agrees with itself, and the settlements that stand are exactly those that were acknowledged. */
export async function agree(db: Database, books: Books): Promise<void> {
  await ledgerAgrees(db)
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
