/** 收款账户 of a region's agency as a pool has noted it: entered by one, confirmed by another, kept sealed. */
import { problem } from '@yidi/contracts'
import type { RegionAccountForm, RegionAccountMessage } from '@yidi/contracts'
import type { Selectable, Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { lockPair } from './lock.ts'
import type { Ciphers, RegionAccountTable, Tables } from '../../platform/storage/index.ts'
import type { Working } from './working.ts'

type Row = Selectable<RegionAccountTable>
type Reads = Pick<Transaction<Tables>, 'selectFrom'>

const sealedAt = (pool: string, region: string, no: number) => `region_account.payee:${pool}:${region}:${String(no)}`

const open = (ciphers: Ciphers, { pool, region, account_no, payee_cipher }: Row): RegionAccountForm =>
  JSON.parse(ciphers.open(payee_cipher, sealedAt(pool, region, account_no))) as RegionAccountForm

const rowsOf = (db: Reads, pool: string, region: string): Promise<Row[]> =>
  db
    .selectFrom('region_account')
    .selectAll()
    .where('pool', '=', pool)
    .where('region', '=', region)
    .orderBy('account_no')
    .execute()

/** The account in force; undefined where none is confirmed. */
export async function regionPayee(
  db: Reads,
  ciphers: Ciphers,
  pool: string,
  region: string,
): Promise<(RegionAccountForm & { no: number }) | undefined> {
  const row = (await rowsOf(db, pool, region)).findLast(({ confirmed_at }) => confirmed_at !== null)
  return row && { no: row.account_no, ...open(ciphers, row) }
}

/** The account in force and one that waits for the second person, masked. */
export async function showRegionAccount(
  db: Reads,
  ciphers: Ciphers,
  pool: string,
  region: string,
): Promise<RegionAccountMessage> {
  const rows = await rowsOf(db, pool, region)
  const shown = (row: Row) => {
    const { holder, bank, account } = open(ciphers, row)
    return { holder, bank, account: `****${account.slice(-4)}` }
  }
  const inForce = rows.findLast(({ confirmed_at }) => confirmed_at !== null)
  const last = rows.at(-1)
  return {
    region,
    regionName: placeName(region),
    inForce: inForce === undefined ? null : shown(inForce),
    waiting: last?.confirmed_at === null ? { ...shown(last), no: last.account_no, enteredBy: last.entered_by } : null,
  }
}

/** Enters an account, which another has to confirm. Throws `region-account-not-valid`, `clearing-own-pool`. */
export async function enterRegionAccount(
  working: Working,
  pool: string,
  region: string,
  form: RegionAccountForm,
): Promise<void> {
  const { transaction, ciphers, clock, by } = working
  if (pool === region) throw problem('clearing-own-pool', { pool })
  const said = { holder: form.holder.trim(), bank: form.bank.trim(), account: form.account.replaceAll(' ', '') }
  const wrong = (field: string, value: string) =>
    problem('region-account-not-valid', { field, value: value.slice(0, 40) })
  if (said.holder === '') throw wrong('户名', said.holder)
  if (said.bank === '') throw wrong('开户行', said.bank)
  if (!/^\d{8,32}$/.test(said.account)) throw wrong('账号', said.account)
  await lockPair(transaction, pool, region)
  const no = ((await rowsOf(transaction, pool, region)).at(-1)?.account_no ?? 0) + 1
  await transaction
    .insertInto('region_account')
    .values({
      ...{ pool, region, account_no: no, entered_by: by.id, entered_at: clock.now() },
      payee_cipher: ciphers.seal(JSON.stringify(said), sealedAt(pool, region, no)),
    })
    .execute()
  await note(working, 'region-account.enter', `${pool} ${region}`, no)
}

/** Confirms the account that was entered last. Throws `region-account-nothing`, `region-account-own`. */
export async function confirmRegionAccount(working: Working, pool: string, region: string, no: number): Promise<void> {
  const { transaction, clock, by } = working
  await lockPair(transaction, pool, region)
  const last = (await rowsOf(transaction, pool, region)).at(-1)
  if (last?.account_no !== no || last.confirmed_at !== null)
    throw problem('region-account-nothing', { region, number: no })
  if (last.entered_by === by.id) throw problem('region-account-own')
  await transaction
    .updateTable('region_account')
    .set({ confirmed_by: by.id, confirmed_at: clock.now() })
    .where('pool', '=', pool)
    .where('region', '=', region)
    .where('account_no', '=', no)
    .execute()
  await note(working, 'region-account.confirm', `${pool} ${region}`, no)
}

const note = ({ transaction, ciphers, clock, by }: Working, action: string, subjectId: string, number: number) =>
  recordOfficeAuditIn(
    transaction,
    ciphers,
    { actorKind: by.kind, actor: by.id, action, subjectId, detail: { number } },
    clock.now(),
  )
