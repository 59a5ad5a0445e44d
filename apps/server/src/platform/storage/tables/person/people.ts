/** Who a person is, insurance and benefits from day to day, and how the person is told. */
import { CATEGORIES, INSURANCES } from '@yidi/rules'
import {
  atCommit,
  day,
  flag,
  int,
  moment,
  moments,
  optional,
  or,
  personTable,
  sealed,
  searched,
  text,
  uuid,
  whole,
  word,
} from '../declare.ts'

export const ACTOR_KINDS = ['person', 'agent', 'employer', 'institution', 'staff', 'system'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

const field = (name: string) => sealed(`person.${name}:{person_no}`)

export const peopleTables = {
  person: personTable(
    {
      pool: text(),
      id_kind: or(text(), '01'),
      id_number_cipher: field('id_number'),
      name_cipher: field('name'),
      phone_cipher: optional(field('phone')),
      address_cipher: optional(field('address')),
      bank_account_cipher: optional(field('bank_account')),
      /** Number of the social security card. */
      card_cipher: optional(field('card')),
      /** Day of birth and sex in one. */
      birth_cipher: optional(field('birth')),
      recorded_at: moment(),
      changed_at: moment(),
    },
    [],
    {
      person_update: {
        does: 'update',
        one: true,
        by: [],
        given: ['pool', 'name_cipher', 'phone_cipher', 'card_cipher'],
        named: true,
        at: ['changed_at'],
      },
    },
  ),
  /** 去世: when, and by which document. A correction ends the row; another may be written. */
  death: personTable(
    {
      death_no: int(),
      day: day(),
      document: text(),
      entered_by: text(),
      known_from: atCommit(),
      known_to: optional(moment()),
    },
    ['death_no'],
    {
      death_end: { does: 'update', by: ['death_no'], at: ['known_to'], while: 't.known_to is null' },
      death: { does: 'insert' },
    },
  ),
  /** The gate of every commit: one row a person, whose version each commit raises by one. */
  person_state: personTable(
    {
      version: or(whole(), 1),
      /** Sums of `account_entry`. */
      account_current_fen: or(whole(), 0),
      account_past_fen: or(whole(), 0),
      /** Rows in the person's chain of the audit. */
      audit_count: or(whole(), 0),
    },
    [],
    {},
  ),
  enrolment: personTable(
    {
      enrolment_no: int(),
      pool: text(),
      insurance: word(INSURANCES),
      category: word(CATEGORIES),
      resident_tier: optional(int<1 | 2>()),
      contracted: or(flag(), false),
      /** The group for assistance (救助对象) as the person's pool names it; null: none. */
      assistance: optional(text()),
      employer: optional(text()),
      from_day: day(),
      to_day: optional(day()),
      known_from: atCommit(),
      known_to: optional(moment()),
    },
    ['enrolment_no'],
    {
      // What we know is ended, never overwritten: the old row keeps the time until which we believed it.
      enrolment_end: { does: 'update', by: ['enrolment_no'], at: ['known_to'], while: 't.known_to is null' },
      enrolment: { does: 'insert' },
    },
  ),
  benefit_interval: personTable(
    {
      interval_no: int(),
      insurance: word(INSURANCES),
      status: word(['entitled', 'stopped']),
      reason: text(),
      /** What says so: what was entered here, or the months that were paid for; late: paid for after the days it holds for. */
      rests_on: or(word(['record', 'contributions', 'late-contributions']), 'record'),
      from_day: day(),
      to_day: optional(day()),
      known_from: atCommit(),
      known_to: optional(moment()),
    },
    ['interval_no'],
    {
      benefit_interval_end: { does: 'update', by: ['interval_no'], at: ['known_to'], while: 't.known_to is null' },
      benefit_interval: { does: 'insert' },
    },
  ),
  citizen_login: personTable({ password_hash: text(), changed_at: moment() }, [], {}),
  /** What a person is told; made from the journal's events and from reminders. */
  notice: personTable(
    {
      notice_id: text(),
      kind: text(),
      subject_id: text(),
      data: searched<Record<string, unknown>>(),
      at: moment(),
      read_at: optional(moment()),
    },
    ['notice_id'],
    {},
  ),
  /** Confirmed addresses; null: taken back. */
  contact: personTable(
    { kind: word(['email']), value_cipher: optional(sealed('contact.{kind}:{person_no}')), changed_at: atCommit() },
    ['kind'],
    { contact: { does: 'insert', conflict: 'replace' } },
  ),
  /** Addresses that wait for their code. */
  contact_confirmation: personTable(
    {
      kind: word(['email']),
      request_id: uuid(),
      // As in `contact`, where it goes once it is confirmed.
      value_cipher: optional(sealed('contact.{kind}:{person_no}')),
      code_cipher: optional(sealed('contact_confirmation.code:{person_no}')),
      expires_at: moment(),
      tries: or(int(), 0),
      asked_at: moments(),
      outcome: optional(word(['sent', 'delayed', 'refused'])),
    },
    ['kind'],
    {},
  ),
}
