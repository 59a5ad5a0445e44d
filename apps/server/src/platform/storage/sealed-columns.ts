/**
 * Every column that holds ciphertext, and what each ciphertext is bound to. A module seals its own fields; this list is
 * for whoever must go through all of them: a change of keys. A test holds it against the tables there are.
 */
import type { PersonTable } from './tables/declare.ts'
import { personTables } from './tables/index.ts'

export interface SealedColumn {
  table: string
  column: string
  /** Primary key of the table. */
  key: readonly string[]
  /** What the ciphertext is bound to, with the columns of its row in braces. */
  place: string
  /** True where earlier versions wrote the value as it was: such rows are sealed too when they are met. */
  plainBefore?: true
}

const secondFactor = (column: string): SealedColumn => ({
  table: 'staff_user',
  column,
  key: ['user_id'],
  place: 'staff_user.second_factor:{user_id}',
})

/** Of the declared tables of a person. */
const ofPeople: readonly SealedColumn[] = Object.entries<PersonTable>(personTables).flatMap(([table, declared]) =>
  Object.entries(declared.columns).flatMap(([column, { place }]) =>
    place === undefined ? [] : [{ table, column, key: ['person_no', ...declared.key], place }],
  ),
)

export const sealedColumns: readonly SealedColumn[] = [
  ...ofPeople,
  ...['second_factor_cipher', 'second_factor_pending_cipher'].map(secondFactor),
  {
    table: 'one_time_code',
    column: 'code_cipher',
    key: ['user_kind', 'user_id', 'purpose', 'channel'],
    place: 'one_time_code.code:{purpose}:{user_kind}:{user_id}',
  },
  {
    table: 'idempotency_key',
    column: 'reply',
    key: ['owner', 'key'],
    place: 'idempotency_key.reply:{owner}:{key}',
    plainBefore: true,
  },
  {
    table: 'message',
    column: 'reply',
    key: ['institution', 'infno', 'msgid', 'input_hash'],
    place: 'message.reply:{institution}:{infno}:{msgid}',
  },
  {
    table: 'message',
    column: 'person_cipher',
    key: ['institution', 'infno', 'msgid', 'input_hash'],
    place: 'message.person:{institution}:{infno}:{msgid}',
  },
  {
    table: 'employer',
    column: 'contact_cipher',
    key: ['code'],
    place: 'employer.contact:{code}',
  },
  {
    table: 'institution_credential',
    column: 'secret_cipher',
    key: ['institution', 'credential_no'],
    place: 'institution_credential.secret:{institution}',
  },
  {
    table: 'payment_item',
    column: 'payee_cipher',
    key: ['batch_id', 'item_no'],
    place: 'payment_item.payee:{batch_id}:{item_no}',
  },
  {
    table: 'institution_account',
    column: 'payee_cipher',
    key: ['institution', 'account_no'],
    place: 'institution_account.payee:{institution}:{account_no}',
  },
  {
    table: 'agreement_application',
    column: 'contact_cipher',
    key: ['application_id'],
    place: 'agreement_application.contact:{application_id}',
  },
  {
    table: 'oversight_case',
    column: 'matter_cipher',
    key: ['case_id'],
    place: 'oversight_case.matter:{case_id}',
  },
  {
    table: 'oversight_words',
    column: 'words_cipher',
    key: ['case_id', 'step_no'],
    place: 'oversight_words.words:{case_id}:{step_no}',
  },
  {
    table: 'region_account',
    column: 'payee_cipher',
    key: ['pool', 'region', 'account_no'],
    place: 'region_account.payee:{pool}:{region}:{account_no}',
  },
  ...['name', 'content'].map((part) => ({
    table: 'institution_file',
    column: `${part}_cipher`,
    key: ['institution', 'file_no'],
    place: `institution_file.${part}:{institution}:{file_no}`,
  })),
]
