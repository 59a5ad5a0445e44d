/**
 * The tables as Kysely sees them, in the order of the migrations. Money is whole fen as number, days are YYYY-MM-DD,
 * moments are Date; what ends in `_cipher` is encrypted by people/ciphers.
 */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type {
  Category,
  FilingType,
  Insurance,
  InstitutionLevel,
  QuoteCase,
  QuoteResult,
  ExplanationStep,
  VisitKind,
} from '@yidi/rules'

/** Written as JSON text, because the driver takes a JavaScript array for a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>
type Moment = ColumnType<Date, Date | string, Date | string>
type OptionalMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface PlaceTable {
  code: string
  from_day: string
  to_day: Optional<string>
  name: string
  parent: Optional<string>
}

export interface InstitutionTable {
  code: string
  name: string
  place: string
  level: InstitutionLevel
  settlement_level: Optional<InstitutionLevel>
  ownership: Optional<'public' | 'private'>
  credit_code: Optional<string>
  recorded_at: Moment
  address: Optional<string>
  telephone: Optional<string>
  level_rank: GeneratedAlways<number>
  indexed_name: Optional<string>
  search_name: Optional<string>
  pinyin: Optional<string>
  initials: Optional<string>
  search_tokens: Optional<string[]>
}

export type InstitutionServiceName = 'inpatient' | 'outpatient' | 'chronic' | 'pharmacy'

export interface InstitutionServiceTable {
  institution: string
  service: InstitutionServiceName
  from_day: string
  to_day: Optional<string>
}

export interface InstitutionAgreementTable {
  institution: string
  agreement_no: number
  region: string
  status: 'in-force' | 'suspended' | 'terminated'
  from_day: string
  to_day: Optional<string>
  reason: Optional<string>
  known_from: Moment
  known_to: OptionalMoment
}

export interface AgreementActionTable {
  institution: string
  action_no: number
  action: string
  effective_day: string
  reason: Optional<string>
  actor_kind: string
  actor: string
  recorded_at: Moment
}

export interface InstitutionCredentialTable {
  institution: string
  credential_no: number
  variant: string
  access_key: Optional<string>
  secret_cipher: Optional<Buffer>
  from_day: string
  to_day: Optional<string>
}

export interface CatalogueReleaseTable {
  release: string
  content_hash: string
  row_count: number
  loaded_at: Moment
  note: Optional<string>
}

export type CatalogueClass = 'A' | 'B' | 'C'

export interface CatalogueTable {
  place: string
  code: string
  from_day: string
  to_day: Optional<string>
  name: string
  kind: 'medicine' | 'service' | 'material'
  class: CatalogueClass
  own_share_ppm: Generated<number>
  ceiling_fen: Optional<number>
  special_drug: Generated<boolean>
  release: string
}

export interface PolicyReleaseTable {
  release: string
  content: Json<Record<string, string>>
  engine_version: string
  stored_at: Moment
}

export interface PersonTable {
  person_no: string
  pool: string
  id_kind: Generated<string>
  id_number_cipher: Buffer
  name_cipher: Buffer
  phone_cipher: Optional<Buffer>
  address_cipher: Optional<Buffer>
  bank_account_cipher: Optional<Buffer>
  /** Number of the social security card. */
  card_cipher: Optional<Buffer>
  sex: Optional<'male' | 'female'>
  birth_day: Optional<string>
  recorded_at: Moment
  changed_at: Moment
}

export interface PersonLookupTable {
  blind_index: Buffer
  kind: 'id-number' | 'phone' | 'name' | 'card'
  person_no: string
  pool: string
  key_id: string
}

export interface PersonStateTable {
  person_no: string
  version: Generated<number>
  account_current_fen: Generated<number>
  account_past_fen: Generated<number>
}

export interface EnrolmentTable {
  person_no: string
  enrolment_no: number
  pool: string
  insurance: Insurance
  category: Category
  resident_tier: Optional<1 | 2>
  contracted: Generated<boolean>
  employer: Optional<string>
  from_day: string
  to_day: Optional<string>
  known_from: Moment
  known_to: OptionalMoment
}

export interface BenefitIntervalTable {
  person_no: string
  interval_no: number
  insurance: Insurance
  status: 'entitled' | 'stopped'
  reason: string
  from_day: string
  to_day: Optional<string>
  known_from: Moment
  known_to: OptionalMoment
}

export interface CitizenLoginTable {
  person_no: string
  password_hash: string
  changed_at: Moment
}

export type ActorKind = 'person' | 'agent' | 'employer' | 'institution' | 'staff' | 'system'

export interface FilingActionTable {
  person_no: string
  filing_id: string
  action_no: number
  action: string
  pool: string
  type: FilingType
  destination: string
  from_day: string
  to_day: Optional<string>
  institutions: Generated<string[]>
  channel: string
  actor_kind: ActorKind
  actor: string
  effective_day: string
  recorded_at: Moment
  detail: Json<Record<string, unknown>>
  private_cipher: Optional<Buffer>
}

export interface MaterialTable {
  person_no: string
  material_id: string
  kind: string
  subject_kind: Optional<string>
  subject_id: Optional<string>
  name_cipher: Buffer
  media_type: 'image/jpeg' | 'image/png' | 'application/pdf'
  size_bytes: number
  sha256: Buffer
  content_cipher: Buffer
  uploaded_by_kind: ActorKind
  uploaded_by: string
  uploaded_at: Moment
  bound_at: OptionalMoment
}

export interface DraftTable {
  person_no: string
  kind: 'filing' | 'claim'
  content_cipher: Buffer
  saved_at: Moment
}

export type RegisterKind = 'designated-disease' | 'medicine-abroad' | 'authorisation' | 'special-category'

export interface RegisterActionTable {
  person_no: string
  record_id: string
  action_no: number
  kind: RegisterKind
  action: string
  pool: string
  from_day: string
  to_day: Optional<string>
  channel: string
  actor_kind: ActorKind
  actor: string
  effective_day: string
  recorded_at: Moment
  detail: Json<Record<string, unknown>>
  private_cipher: Optional<Buffer>
}

export interface DeskTaskTable {
  task_id: string
  kind: string
  pool: string
  person_no: string
  subject_id: string
  title: string
  /** Type of the filing, or kind of the register. */
  type: Generated<string>
  channel: Generated<string>
  /** Approved on a commitment in place of proof. */
  committed: Generated<boolean>
  /** State of the subject, so that the queue can show what is to be done. */
  state: Generated<string>
  /** `paused`: the applicant has to put something right, the clock stands still. */
  status: 'open' | 'paused' | 'done' | 'withdrawn'
  opened_at: Moment
  due_at: OptionalMoment
  closed_at: OptionalMoment
  /** Log-in name of whoever has taken it. */
  assignee: Optional<string>
  assigned_at: OptionalMoment
  overdue_told_at: OptionalMoment
}

export type VisitStatus = 'open' | 'discharged' | 'settled' | 'cancelled'

export interface VisitTable {
  person_no: string
  visit_id: string
  institution: string
  place: string
  pool: string
  insurance: Insurance
  kind: VisitKind
  medical_type: string
  emergency: Generated<boolean>
  from_day: string
  to_day: Optional<string>
  status: VisitStatus
  institution_visit_no: Optional<string>
  detail: Json<Record<string, unknown>>
  private_cipher: Optional<Buffer>
  recorded_at: Moment
  changed_at: Moment
}

export interface DiagnosisTable {
  person_no: string
  visit_id: string
  diagnosis_no: number
  kind: string
  main: Generated<boolean>
  diagnosis_cipher: Buffer
  recorded_at: Moment
  voided_at: OptionalMoment
}

export interface FeeLineTable {
  person_no: string
  visit_id: string
  line_id: number
  serial: string
  batch: Optional<string>
  refund_of: Optional<string>
  occurred_at: Moment
  catalogue_code: string
  institution_item_code: Optional<string>
  name: Optional<string>
  /** Decimal text with four digits. */
  quantity: ColumnType<string, string | number, string | number>
  /** Decimal text in yuan with six digits: a unit price may be finer than a fen. */
  price_yuan: ColumnType<string, string | number, string | number>
  amount_fen: number
  catalogue_place: string
  /** First day of the catalogue row that was applied; null: the catalogue does not know the code. */
  catalogue_from_day: Optional<string>
  class: CatalogueClass
  own_share_ppm: Generated<number>
  ceiling_fen: Optional<number>
  out_of_scope_fen: number
  over_ceiling_fen: number
  own_share_fen: number
  in_scope_fen: number
  special_drug_fen: Generated<number>
  detail: Json<Record<string, unknown>>
  recorded_at: Moment
  voided_at: OptionalMoment
  settlement_id: Optional<string>
}

export interface SettlementTable {
  person_no: string
  settlement_id: string
  kind: 'settlement' | 'cancellation'
  cancels: Optional<string>
  visit_id: string
  institution: string
  place: string
  pool: string
  insurance: Insurance
  year: number
  settled_day: string
  settled_at: Moment
  route: 'direct' | 'manual'
  total_fen: number
  fund_pool_fen: number
  fund_critical_fen: number
  account_current_fen: number
  account_past_fen: number
  cash_fen: number
  quote_case: Json<QuoteCase>
  quote_result: Json<QuoteResult>
  explanation: Json<ExplanationStep[]>
  input_hash: Buffer
  engine_version: string
  policy_release: string
  catalogue_release: string
  fee_line_ids: Generated<number[]>
  command_source: string
  command_name: string
  command_key: string
  version: number
}

/** Which money: the pool's fund, the critical-illness layer, or one of the two funds of the personal account. */
export type PostingPurpose = 'pool' | 'critical' | 'account-current' | 'account-past'

export interface PostingTable {
  person_no: string
  source_id: string
  posting_no: number
  book: string
  debit: string
  credit: string
  amount_fen: number
  purpose: string
  booked_day: string
  recorded_at: Moment
}

export type AccountFund = 'current-year' | 'past-year'

export interface AccountEntryTable {
  person_no: string
  source_id: string
  fund: AccountFund
  amount_fen: number
  reason: string
  booked_day: string
  recorded_at: Moment
}

/** The sums of a settlement year; fen, but for the number of stays. */
export interface YearSums {
  inpatient_eligible_fen: number
  inpatient_deductible_fen: number
  outpatient_deductible_fen: number
  critical_compliant_fen: number
  critical_paid_fen: number
  inpatient_stays: number
}

export interface YearEntryTable extends YearSums {
  person_no: string
  source_id: string
  year: number
  pool: string
  insurance: Insurance
  counters: Json<Record<string, number>>
  recorded_at: Moment
}

export interface PersonYearTable extends YearSums {
  person_no: string
  year: number
  pool: string
  insurance: Insurance
  counters: Json<Record<string, number>>
}

interface AuditColumns {
  audit_id: Generated<string>
  at: Moment
  actor_kind: string
  actor: string
  action: string
  subject_id: string
  detail: Json<Record<string, unknown>>
  written_at: Generated<Date>
  hash: Buffer
}

export interface AuditTable extends AuditColumns {
  person_no: string
}

export type OfficeAuditTable = AuditColumns

export interface SealTable {
  seal_no: number
  from_at: Moment
  to_at: Moment
  row_count: number
  root: Buffer
  previous: Buffer
  hash: Buffer
  sealed_at: Moment
}

export interface OutboxTable {
  person_no: string
  event_id: Generated<string>
  kind: string
  subject_id: string
  payload: Json<Record<string, unknown>>
  at: Moment
  written_at: Generated<Date>
}

/** What a person is told; made from the outbox and from reminders. */
export interface NoticeTable {
  person_no: string
  notice_id: string
  kind: string
  subject_id: string
  data: Json<Record<string, unknown>>
  at: Moment
  read_at: OptionalMoment
}

export interface ContactTable {
  person_no: string
  kind: 'email'
  value_cipher: Optional<Buffer>
  changed_at: Moment
}

export interface CommandTable {
  person_no: string
  source: string
  name: string
  key: string
  input_hash: Buffer
  state: 'done' | 'withdrawn'
  subject_id: Optional<string>
  reply: Optional<Buffer>
  recorded_at: Moment
}

export interface MessageTable {
  institution: string
  infno: string
  msgid: string
  input_hash: Buffer
  person_no: Optional<string>
  single: Generated<boolean>
  received_at: Moment
  outcome: Optional<'done' | 'refused'>
  reply: Optional<Buffer>
}

export interface InstitutionSignInTable {
  sign_no: string
  institution: string
  operator: string
  signed_in_at: Moment
  signed_out_at: OptionalMoment
}

export interface GatewayNonceTable {
  institution: string
  nonce: string
  seen_at: Moment
}

export interface StaffUserTable {
  user_id: string
  name: string
  password_hash: string
  roles: string[]
  pool: Optional<string>
  institution: Optional<string>
  employer: Optional<string>
  second_factor_cipher: Optional<Buffer>
  second_factor_pending_cipher: Optional<Buffer>
  second_factor_step: Optional<number>
  created_at: Moment
  disabled_at: OptionalMoment
}

export interface StaffRecoveryCodeTable {
  user_id: string
  code_hash: Buffer
  used_at: OptionalMoment
}

export interface SessionTable {
  session_hash: Buffer
  user_kind: 'citizen' | 'staff'
  user_id: string
  created_at: Moment
  last_seen_at: Moment
  expires_at: Moment
  data: Json<Record<string, unknown>>
}

export interface LoginAttemptTable {
  attempt_id: Generated<string>
  subject_hash: Buffer
  at: Moment
  succeeded: boolean
}

export interface IdempotencyKeyTable {
  owner: string
  key: string
  name: string
  input_hash: Buffer
  status: number
  reply: Optional<Buffer>
  recorded_at: Moment
}

export interface EmployerTable {
  code: string
  name: string
  pool: string
  credit_code: Optional<string>
  contact_cipher: Optional<Buffer>
  disabled_at: OptionalMoment
  recorded_at: Moment
  changed_at: Moment
}

export interface AuthorisationLinkTable {
  blind_index: Buffer
  record_id: string
  person_no: string
  key_id: string
}

export interface CredentialTokenTable {
  token_hash: Buffer
  person_no: string
  issued_at: Moment
  expires_at: Moment
  institution: Optional<string>
  read_at: OptionalMoment
}

export interface InstitutionReferralTable {
  filing_id: string
  institution: string
  person_no: string
  title: string
  state: string
  action_no: number
  from_day: string
  to_day: Optional<string>
  filed_at: Moment
}

export interface SettingTable {
  name: string
  value: Json<unknown>
  changed_at: Moment
}

export interface Tables {
  place: PlaceTable
  institution: InstitutionTable
  institution_service: InstitutionServiceTable
  institution_agreement: InstitutionAgreementTable
  agreement_action: AgreementActionTable
  institution_credential: InstitutionCredentialTable
  catalogue_release: CatalogueReleaseTable
  catalogue: CatalogueTable
  policy_release: PolicyReleaseTable
  person: PersonTable
  person_lookup: PersonLookupTable
  person_state: PersonStateTable
  enrolment: EnrolmentTable
  benefit_interval: BenefitIntervalTable
  citizen_login: CitizenLoginTable
  filing_action: FilingActionTable
  register_action: RegisterActionTable
  material: MaterialTable
  draft: DraftTable
  desk_task: DeskTaskTable
  visit: VisitTable
  diagnosis: DiagnosisTable
  fee_line: FeeLineTable
  settlement: SettlementTable
  posting: PostingTable
  account_entry: AccountEntryTable
  year_entry: YearEntryTable
  person_year: PersonYearTable
  audit: AuditTable
  office_audit: OfficeAuditTable
  seal: SealTable
  outbox: OutboxTable
  notice: NoticeTable
  contact: ContactTable
  command: CommandTable
  message: MessageTable
  institution_sign_in: InstitutionSignInTable
  gateway_nonce: GatewayNonceTable
  staff_user: StaffUserTable
  staff_recovery_code: StaffRecoveryCodeTable
  session: SessionTable
  login_attempt: LoginAttemptTable
  idempotency_key: IdempotencyKeyTable
  authorisation_link: AuthorisationLinkTable
  employer: EmployerTable
  setting: SettingTable
  credential_token: CredentialTokenTable
  institution_referral: InstitutionReferralTable
}
