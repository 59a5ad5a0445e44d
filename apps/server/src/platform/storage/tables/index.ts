/**
 * The tables as Kysely sees them, one file a field. Money is whole fen as number, days are YYYY-MM-DD, moments are Date;
 * what ends in `_cipher` is encrypted. The tables of a person's side are declared in `person/`, for the writer too.
 */
import type {
  PlaceTable,
  InstitutionTable,
  InstitutionServiceTable,
  InstitutionAgreementTable,
  AgreementActionTable,
  AgreementApplicationTable,
  InstitutionCredentialTable,
  CatalogueReleaseTable,
  CatalogueTable,
  PolicyReleaseTable,
  EmployerTable,
} from './reference.ts'
import type { PersonLookupTable, AuthorisationLinkTable, CredentialTokenTable } from './people.ts'
import type { DeskTaskTable, InstitutionReferralTable } from './filings.ts'
import type { OfficeAuditTable, OfficeAuditCountTable, SealTable, SealPartTable } from './oversight.ts'
import type {
  MessageTable,
  InstitutionSignInTable,
  InstitutionFileTable,
  InstitutionStatementTable,
  StatementDifferenceTable,
  StatementDifferenceStepTable,
  GatewayNonceTable,
  IdempotencyKeyTable,
} from './messages.ts'
import type {
  StaffUserTable,
  StaffRecoveryCodeTable,
  SessionTable,
  LoginAttemptTable,
  OneTimeCodeTable,
  DeskSavedFilterTable,
  SettingTable,
} from './access.ts'
import type { PaymentBatchTable, PaymentItemTable } from './payments.ts'
import type { AccountRunTable, AccountRunLeftOutTable } from './account-runs.ts'
import type { OversightFindingTable, OversightRunTable, OversightSettingTable } from './findings.ts'
import type { AgencyFigureTable, AgencyRulingTable, ComplaintSettingTable, PaymentStandardTable } from './agency.ts'
import type { PolicyDraftTable, PolicyEvaluationTable } from './evaluation.ts'
import type {
  EmployerAllocationTable,
  EmployerDeclarationMemberTable,
  EmployerDeclarationTable,
  EmployerPaymentTable,
  EmployerTaxFileTable,
} from './employers.ts'
import type {
  InstitutionAccountTable,
  MonthlyApplicationTable,
  MonthlyCarryTable,
  MonthlyLineTable,
  OfficePostingTable,
  OfficeRecordTable,
  OfficeStepTable,
  RegionAccountTable,
  RegionClearingLineTable,
  RegionClearingTable,
} from './office.ts'
import type { OversightCaseTable, OversightWordsTable } from './oversight-cases.ts'
import type { ReclaimLineTable, ReclaimOrderTable, ReclaimReceiptTable } from './reclaims.ts'
import type { FundReportTable } from './fund-reports.ts'
import type { DoctorPointsTable, PublicationTable, StaffFindingTable } from './oversight-money.ts'
import type { PersonTables } from './person/index.ts'

export type * from './reference.ts'
export type * from './people.ts'
export type * from './filings.ts'
export type * from './oversight.ts'
export type * from './messages.ts'
export type * from './access.ts'
export type * from './payments.ts'
export type * from './agency.ts'
export type * from './findings.ts'
export type * from './evaluation.ts'
export type * from './employers.ts'
export type * from './account-runs.ts'
export type * from './office.ts'
export type * from './reclaims.ts'
export type * from './oversight-money.ts'
export type * from './fund-reports.ts'
export type * from './oversight-cases.ts'
export { personTables, yearSumColumns } from './person/index.ts'
export type * from './person/index.ts'

export interface Tables extends PersonTables {
  place: PlaceTable
  institution: InstitutionTable
  institution_service: InstitutionServiceTable
  institution_agreement: InstitutionAgreementTable
  agreement_action: AgreementActionTable
  agreement_application: AgreementApplicationTable
  oversight_case: OversightCaseTable
  oversight_words: OversightWordsTable
  institution_credential: InstitutionCredentialTable
  catalogue_release: CatalogueReleaseTable
  catalogue: CatalogueTable
  policy_release: PolicyReleaseTable
  person_lookup: PersonLookupTable
  desk_task: DeskTaskTable
  office_audit: OfficeAuditTable
  office_audit_count: OfficeAuditCountTable
  seal: SealTable
  seal_part: SealPartTable
  message: MessageTable
  institution_sign_in: InstitutionSignInTable
  institution_file: InstitutionFileTable
  institution_statement: InstitutionStatementTable
  statement_difference: StatementDifferenceTable
  statement_difference_step: StatementDifferenceStepTable
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
  desk_saved_filter: DeskSavedFilterTable
  credential_token: CredentialTokenTable
  institution_referral: InstitutionReferralTable
  payment_batch: PaymentBatchTable
  payment_item: PaymentItemTable
  agency_figure: AgencyFigureTable
  payment_standard: PaymentStandardTable
  complaint_setting: ComplaintSettingTable
  agency_ruling: AgencyRulingTable
  employer_declaration: EmployerDeclarationTable
  employer_declaration_member: EmployerDeclarationMemberTable
  employer_tax_file: EmployerTaxFileTable
  employer_payment: EmployerPaymentTable
  employer_allocation: EmployerAllocationTable
  office_posting: OfficePostingTable
  office_record: OfficeRecordTable
  office_step: OfficeStepTable
  monthly_application: MonthlyApplicationTable
  monthly_line: MonthlyLineTable
  monthly_carry: MonthlyCarryTable
  region_clearing: RegionClearingTable
  region_clearing_line: RegionClearingLineTable
  region_account: RegionAccountTable
  institution_account: InstitutionAccountTable
  doctor_points: DoctorPointsTable
  publication: PublicationTable
  fund_report: FundReportTable
  staff_finding: StaffFindingTable
  reclaim_order: ReclaimOrderTable
  reclaim_line: ReclaimLineTable
  reclaim_receipt: ReclaimReceiptTable
  account_run: AccountRunTable
  account_run_left_out: AccountRunLeftOutTable
  oversight_setting: OversightSettingTable
  oversight_run: OversightRunTable
  oversight_finding: OversightFindingTable
  policy_draft: PolicyDraftTable
  policy_evaluation: PolicyEvaluationTable
}
