/** After a simulation: the server's records against the institutions' books. */
import assert from 'node:assert/strict'
import type { Database } from '../../apps/server/src/storage/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import type { Books } from './actors.ts'

/** The ledger agrees with itself, and the settlements that stand are exactly those that were acknowledged. */
export async function agree(db: Database, books: Books): Promise<void> {
  await ledgerAgrees(db)
  const { rows } = await db.pool.query<{
    settlement_id: string
    person_no: string
    fund: number
    account: number
    total: number
  }>(
    `select s.settlement_id, s.person_no, s.fund_fen as fund,
            s.account_current_fen + s.account_past_fen as account, s.total_fen as total
       from settlement s
      where s.kind = 'settlement'
        and not exists (select from settlement c where c.person_no = s.person_no and c.cancels = s.settlement_id)`,
  )
  const standing = new Map(
    rows.map((row) => [
      row.settlement_id,
      { personNo: row.person_no, fundFen: row.fund, accountFen: row.account, totalFen: row.total },
    ]),
  )
  const lost = [...books.standing.keys()].filter((id) => !standing.has(id))
  const doubled = [...standing.keys()].filter((id) => !books.standing.has(id))
  assert.deepEqual({ lost, doubled }, { lost: [], doubled: [] })
  for (const [id, amounts] of books.standing) assert.deepEqual(standing.get(id), amounts, id)
}
