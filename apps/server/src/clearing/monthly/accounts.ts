/** 收款账户 of institutions: entered by one, confirmed by another, kept sealed; the latest that is confirmed is in force. */
import { problem } from '@yidi/contracts'
import type { InstitutionAccountForm, InstitutionAccountMessage } from '@yidi/contracts'
import type { Selectable, Transaction } from 'kysely'
import { holdInstitution } from '../../care/institutions/index.ts'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Ciphers, InstitutionAccountTable, Tables } from '../../platform/storage/index.ts'
import type { Working } from './working.ts'

type Row = Selectable<InstitutionAccountTable>

/** Whom a payment goes to. */
interface InstitutionPayee {
  no: number
  holder: string
  bank: string
  account: string
}

const placeOf = (institution: string, no: number) => `institution_account.payee:${institution}:${String(no)}`

function open(ciphers: Ciphers, { institution, account_no, payee_cipher }: Row): InstitutionPayee {
  const said = JSON.parse(ciphers.open(payee_cipher, placeOf(institution, account_no))) as InstitutionAccountForm
  return { no: account_no, ...said }
}

type Reads = Pick<Transaction<Tables>, 'selectFrom'>

const rowsOf = (db: Reads, institution: string): Promise<Row[]> =>
  db
    .selectFrom('institution_account')
    .selectAll()
    .where('institution', '=', institution)
    .orderBy('account_no')
    .execute()

/** The account in force; undefined where none is confirmed. */
export async function payeeOf(
  db: Reads,
  ciphers: Ciphers,
  institution: string,
): Promise<(InstitutionPayee & { confirmedAt: Date }) | undefined> {
  const row = (await rowsOf(db, institution)).findLast(({ confirmed_at }) => confirmed_at !== null)
  return row && { ...open(ciphers, row), confirmedAt: row.confirmed_at! }
}

const hidden = (account: string) => `****${account.slice(-4)}`

/** The account in force and one that waits for the second person, masked. */
export async function showAccount(
  db: Reads,
  ciphers: Ciphers,
  institution: string,
  may: { enter: boolean; confirm: boolean; name: string },
): Promise<InstitutionAccountMessage> {
  const rows = await rowsOf(db, institution)
  const inForce = rows.findLast(({ confirmed_at }) => confirmed_at !== null)
  const last = rows.at(-1)
  const waiting = last?.confirmed_at === null ? last : undefined
  const shown = (row: Row) => {
    const { holder, bank, account } = open(ciphers, row)
    return { holder, bank, account: hidden(account) }
  }
  return {
    inForce: inForce === undefined ? null : shown(inForce),
    waiting:
      waiting === undefined ? null : { ...shown(waiting), no: waiting.account_no, enteredBy: waiting.entered_by },
    mayEnter: may.enter,
    mayConfirm: may.confirm && waiting !== undefined && waiting.entered_by !== may.name,
  }
}

interface Held {
  code: string
  place: string
}

/** Enters an account, which another has to confirm. Throws `institution-account-not-valid`. */
export async function enterAccount(
  working: Working,
  { code, place }: Held,
  form: InstitutionAccountForm,
): Promise<void> {
  const { transaction, ciphers, clock, by } = working
  const said = { holder: form.holder.trim(), bank: form.bank.trim(), account: form.account.replaceAll(' ', '') }
  const wrong = (field: string, value: string) =>
    problem('institution-account-not-valid', { field, value: value.slice(0, 40) })
  if (said.holder === '') throw wrong('户名', said.holder)
  if (said.bank === '') throw wrong('开户行', said.bank)
  if (!/^\d{8,32}$/.test(said.account)) throw wrong('账号', said.account)
  // Of two that enter at once the second waits for the first, and has the next number.
  await holdInstitution(transaction, code)
  const no = ((await rowsOf(transaction, code)).at(-1)?.account_no ?? 0) + 1
  await transaction
    .insertInto('institution_account')
    .values({
      ...{ institution: code, account_no: no, region: place, entered_by: by.id, entered_at: clock.now() },
      payee_cipher: ciphers.seal(JSON.stringify(said), placeOf(code, no)),
    })
    .execute()
  await note(working, 'institution-account.enter', code, no)
}

/** Confirms the account that was entered last. Throws `institution-account-nothing`, `institution-account-own`. */
export async function confirmAccount(working: Working, { code }: Held, no: number): Promise<void> {
  const { transaction, clock, by } = working
  await holdInstitution(transaction, code)
  const last = (await rowsOf(transaction, code)).at(-1)
  if (last?.account_no !== no || last.confirmed_at !== null)
    throw problem('institution-account-nothing', { institution: code, number: no })
  if (last.entered_by === by.id) throw problem('institution-account-own')
  await transaction
    .updateTable('institution_account')
    .set({ confirmed_by: by.id, confirmed_at: clock.now() })
    .where('institution', '=', code)
    .where('account_no', '=', no)
    .execute()
  await note(working, 'institution-account.confirm', code, no)
}

const note = ({ transaction, ciphers, clock, by }: Working, action: string, subjectId: string, number: number) =>
  recordOfficeAuditIn(
    transaction,
    ciphers,
    { actorKind: by.kind, actor: by.id, action, subjectId, detail: { number } },
    clock.now(),
  )
