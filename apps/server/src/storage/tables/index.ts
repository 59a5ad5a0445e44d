/**
 * The tables as Kysely sees them, one file a field. Money is whole fen as number, days are YYYY-MM-DD, moments are Date;
 * what ends in `_cipher` is encrypted by people/ciphers.
 */
import type {
  PlaceTable,
  InstitutionTable,
  InstitutionServiceTable,
  InstitutionAgreementTable,
  AgreementActionTable,
  InstitutionCredentialTable,
  CatalogueReleaseTable,
  CatalogueTable,
  PolicyReleaseTable,
  EmployerTable,
} from './reference.ts'
import type {
  PersonTable,
  PersonLookupTable,
  PersonStateTable,
  EnrolmentTable,
  BenefitIntervalTable,
  CitizenLoginTable,
  NoticeTable,
  ContactTable,
  AuthorisationLinkTable,
  CredentialTokenTable,
} from './people.ts'
import type {
  FilingActionTable,
  MaterialTable,
  MaterialUseTable,
  DraftTable,
  RegisterActionTable,
  DeskTaskTable,
  InstitutionReferralTable,
} from './filings.ts'
import type { VisitTable, DiagnosisTable, FeeLineTable } from './visits.ts'
import type { SettlementTable, PostingTable, AccountEntryTable, YearEntryTable, PersonYearTable } from './ledger.ts'
import type {
  AuditTable,
  OfficeAuditCountTable,
  OfficeAuditTable,
  OutboxTable,
  SealPartTable,
  SealTable,
} from './oversight.ts'
import type {
  CommandTable,
  MessageTable,
  InstitutionSignInTable,
  GatewayNonceTable,
  IdempotencyKeyTable,
} from './messages.ts'
import type { StaffUserTable, StaffRecoveryCodeTable, SessionTable, LoginAttemptTable } from './access.ts'
import type { OneTimeCodeTable, SettingTable } from './access.ts'

export type * from './reference.ts'
export type * from './people.ts'
export type * from './filings.ts'
export type * from './visits.ts'
export type * from './ledger.ts'
export type * from './oversight.ts'
export type * from './messages.ts'
export type * from './access.ts'

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
  material_use: MaterialUseTable
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
  office_audit_count: OfficeAuditCountTable
  seal: SealTable
  seal_part: SealPartTable
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
  one_time_code: OneTimeCodeTable
  idempotency_key: IdempotencyKeyTable
  authorisation_link: AuthorisationLinkTable
  employer: EmployerTable
  setting: SettingTable
  credential_token: CredentialTokenTable
  institution_referral: InstitutionReferralTable
}
