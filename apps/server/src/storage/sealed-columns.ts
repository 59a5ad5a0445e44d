/**
 * Every column that holds ciphertext, and what each ciphertext is bound to. A module seals its own fields; this list is
 * for whoever must go through all of them: a change of keys. A test holds it against the tables there are.
 */

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

const person = (column: string): SealedColumn => ({
  table: 'person',
  column: `${column}_cipher`,
  key: ['person_no'],
  place: `person.${column}:{person_no}`,
})

const material = (column: string): SealedColumn => ({
  table: 'material',
  column: `${column}_cipher`,
  key: ['person_no', 'material_id'],
  place: `material.${column}:{person_no}:{material_id}`,
})

const secondFactor = (column: string): SealedColumn => ({
  table: 'staff_user',
  column,
  key: ['user_id'],
  place: 'staff_user.second_factor:{user_id}',
})

export const sealedColumns: readonly SealedColumn[] = [
  ...['id_number', 'name', 'phone', 'card', 'address', 'bank_account', 'birth'].map(person),
  ...['name', 'content'].map(material),
  ...['second_factor_cipher', 'second_factor_pending_cipher'].map(secondFactor),
  {
    table: 'filing_action',
    column: 'private_cipher',
    key: ['person_no', 'filing_id', 'action_no'],
    place: 'filing_action.private:{person_no}:{filing_id}:{action_no}',
  },
  {
    table: 'register_action',
    column: 'private_cipher',
    key: ['person_no', 'record_id', 'action_no'],
    place: 'register_action.private:{person_no}:{record_id}:{action_no}',
  },
  {
    table: 'visit',
    column: 'private_cipher',
    key: ['person_no', 'visit_id'],
    place: 'visit.private:{person_no}:{visit_id}',
  },
  {
    table: 'diagnosis',
    column: 'diagnosis_cipher',
    key: ['person_no', 'visit_id', 'diagnosis_no'],
    place: 'diagnosis.diagnosis:{person_no}:{visit_id}',
  },
  {
    table: 'draft',
    column: 'content_cipher',
    key: ['person_no', 'kind'],
    place: 'draft.content:{person_no}:{kind}',
  },
  {
    table: 'contact',
    column: 'value_cipher',
    key: ['person_no', 'kind'],
    place: 'contact.{kind}:{person_no}',
  },
  {
    table: 'contact_confirmation',
    column: 'value_cipher',
    key: ['person_no', 'kind'],
    // As in `contact`, where it goes once it is confirmed.
    place: 'contact.{kind}:{person_no}',
  },
  {
    table: 'contact_confirmation',
    column: 'code_cipher',
    key: ['person_no', 'kind'],
    place: 'contact_confirmation.code:{person_no}',
  },
  {
    table: 'one_time_code',
    column: 'code_cipher',
    key: ['user_kind', 'user_id', 'purpose', 'channel'],
    place: 'one_time_code.code:{purpose}:{user_kind}:{user_id}',
  },
  {
    table: 'command',
    column: 'reply',
    key: ['person_no', 'source', 'name', 'key', 'input_hash'],
    place: 'command.reply:{person_no}:{name}:{key}',
    plainBefore: true,
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
]
