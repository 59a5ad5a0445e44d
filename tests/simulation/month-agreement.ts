/** After a simulation: applications, clearings and the books of institutions and regions against what was acknowledged. */
import assert from 'node:assert/strict'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import type { MonthBooks } from './month-model.ts'
import type { Books } from './scene.ts'

/** Every payable, receivable and prepaid fund is what is not paid yet; each record stands as it was acknowledged, each once. */
export async function monthsAgree(db: Database, { months }: Books): Promise<void> {
  await balancesAgree(db, months)
  const { rows } = await db.pool.query<{ id: string; state: string }>(
    `select record_id as id, state from office_record where kind in ('monthly-application', 'region-clearing')`,
  )
  assert.deepEqual(
    Object.fromEntries(rows.map(({ id, state }) => [id, state])),
    Object.fromEntries([...months.applications, ...months.clearings].map(({ id, state }) => [id, state])),
  )
  const { rows: twice } = await db.pool.query<{ source_id: string }>(
    `select l.source_id from monthly_line l join monthly_application a using (application_id) where a.stands
      group by l.person_no, l.source_id having count(*) > 1`,
  )
  assert.deepEqual(twice, [], 'a settlement is in one application that stands')
}

async function balancesAgree(db: Database, months: MonthBooks): Promise<void> {
  const told: Record<string, number> = {}
  const tell = (book: string, account: string, fen: number) => {
    if (fen !== 0) told[`${book} ${account}`] = fen
  }
  const places = new Map([...months.known.values()].map(({ institution, region }) => [institution, region]))
  for (const [institution, fen] of months.owed)
    tell(places.get(institution)!, `payable:institution:${institution}`, fen)
  for (const [pair, fen] of months.pairs) {
    const [pool, region] = pair.split(' ') as [string, string]
    tell(pool, `payable:region:${region}`, fen)
    tell(region, `receivable:pool:${pool}`, fen)
  }
  for (const [pair, fen] of months.prepaid) {
    const [pool, region] = pair.split(' ') as [string, string]
    tell(pool, `prepaid:region:${region}`, fen)
    tell(region, `prepaid:pool:${pool}`, fen)
  }
  const { rows: books } = await db.pool.query<{ book: string }>(
    'select book from posting union select book from office_posting',
  )
  const found: Record<string, number> = {}
  for (const { book } of books)
    for (const { account, balanceFen } of await bookBalances(db, book))
      if (/^(payable:(institution|region)|receivable:pool|prepaid):/.test(account) && balanceFen !== 0)
        found[`${book} ${account}`] = balanceFen
  assert.deepEqual(found, told)
}
