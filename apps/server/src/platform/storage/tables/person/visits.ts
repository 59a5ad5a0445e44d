/** Visits of people at institutions, their diagnoses and fee lines. */
import { INSURANCES, VISIT_KINDS } from '@yidi/rules'
import {
  atCommit,
  day,
  decimal,
  flag,
  int,
  madeVersion,
  moment,
  optional,
  or,
  personTable,
  sealed,
  searched,
  text,
  whole,
  word,
} from '../declare.ts'
import { CATALOGUE_CLASSES } from '../reference.ts'

export const visitTables = {
  visit: personTable(
    {
      visit_id: text(),
      institution: text(),
      place: text(),
      pool: text(),
      insurance: word(INSURANCES),
      kind: word(VISIT_KINDS),
      medical_type: text(),
      emergency: or(flag(), false),
      from_day: day(),
      to_day: optional(day()),
      status: word(['open', 'discharged', 'settled', 'cancelled']),
      institution_visit_no: optional(text()),
      detail: or(searched<Record<string, unknown>>(), {}),
      private_cipher: optional(sealed('visit.private:{person_no}:{visit_id}')),
      recorded_at: atCommit(),
      changed_at: atCommit(),
    },
    ['visit_id'],
    {
      visit: { does: 'insert' },
      // Institution, place, pool and insurance never change.
      visit_update: {
        does: 'update',
        by: ['visit_id'],
        given: ['status', 'to_day', 'from_day', 'emergency', 'medical_type', 'kind', 'detail', 'institution_visit_no'],
        at: ['changed_at'],
      },
    },
  ),
  diagnosis: personTable(
    {
      visit_id: text(),
      diagnosis_no: int(),
      kind: text(),
      main: or(flag(), false),
      diagnosis_cipher: sealed('diagnosis.diagnosis:{person_no}:{visit_id}'),
      recorded_at: atCommit(),
      voided_at: optional(moment()),
    },
    ['visit_id', 'diagnosis_no'],
    {
      diagnosis: { does: 'insert' },
      diagnosis_void: {
        does: 'update',
        by: ['visit_id', 'diagnosis_no'],
        at: ['voided_at'],
        while: 't.voided_at is null',
      },
    },
  ),
  fee_line: personTable(
    {
      visit_id: text(),
      line_id: int(),
      serial: text(),
      batch: optional(text()),
      refund_of: optional(text()),
      occurred_at: moment(),
      catalogue_code: text(),
      institution_item_code: optional(text()),
      name: optional(text()),
      /** Four digits. */
      quantity: decimal(),
      /** Six digits. */
      price_yuan: decimal(),
      amount_fen: whole(),
      catalogue_place: text(),
      /** First day of the catalogue row that was applied; null: the catalogue does not know the code. */
      catalogue_from_day: optional(day()),
      class: word(CATALOGUE_CLASSES),
      own_share_ppm: or(int(), 0),
      ceiling_fen: optional(whole()),
      out_of_scope_fen: whole(),
      over_ceiling_fen: whole(),
      own_share_fen: whole(),
      in_scope_fen: whole(),
      special_drug_fen: or(whole(), 0),
      detail: or(searched<Record<string, unknown>>(), {}),
      recorded_at: atCommit(),
      voided_at: optional(moment()),
      /** The versions of the person with which it came and went. */
      version: madeVersion(),
      voided_version: optional(whole()),
    },
    ['visit_id', 'line_id'],
    {
      fee_line_void: { does: 'update', by: ['visit_id', 'line_id'], at: ['voided_at'], version: ['voided_version'] },
      // A serial that is freed may be used again at once.
      fee_line: { does: 'insert', after: 'fee_line_void' },
    },
  ),
  /** What the last pre-settlement of a charging batch told the patient. */
  pre_settlement: personTable(
    { visit_id: text(), batch: text(), fund_fen: whole(), account_fen: whole(), cash_fen: whole(), at: moment() },
    ['visit_id', 'batch'],
    {},
  ),
}
