import { accessErrors } from './access.ts'
import { accountErrors } from './accounts.ts'
import { agencyErrors } from './agency.ts'
import { auditErrors } from './audit.ts'
import { claimErrors } from './claims.ts'
import { draftErrors } from './drafts.ts'
import { employerContributionErrors } from './employer-contributions.ts'
import { employerErrors } from './employers.ts'
import { entitlementErrors } from './entitlements.ts'
import { evaluationErrors } from './evaluation.ts'
import { familyErrors } from './family.ts'
import { contributionErrors } from './contributions.ts'
import { deskErrors } from './desk.ts'
import { filingErrors } from './filings.ts'
import { findingErrors } from './findings.ts'
import { httpErrors } from './http.ts'
import { institutionErrors } from './institutions.ts'
import { materialErrors } from './materials.ts'
import { monthlyErrors } from './monthly.ts'
import { paymentErrors } from './payments.ts'
import { peopleErrors } from './people.ts'
import { noticeErrors } from './notices.ts'
import { oversightCaseErrors } from './oversight-cases.ts'
import { paperErrors } from './papers.ts'
import { payoutErrors } from './payouts.ts'
import { policyErrors } from './policy.ts'
import { oversightResultErrors } from './oversight-results.ts'
import { recoveryErrors } from './recovery.ts'
import { registerErrors } from './registers.ts'
import { billErrors } from './bills.ts'
import { sheetErrors } from './sheets.ts'
import { redressErrors } from './redress.ts'
import { sharingErrors } from './sharing.ts'
import { settlementErrors } from './settlements.ts'
import { clearingErrors } from './clearing.ts'
import { fundErrors } from './funds.ts'
import { standardErrors } from './standards.ts'
import { treasuryErrors } from './treasury.ts'
import { fundReportErrors } from './fund-report.ts'
import { yearErrors } from './years.ts'
import type { ErrorEntry } from './entry.ts'

/**
 * Every error that the program's own API answers, by code. One file a field beside this one; a new field adds its file
 * here and nowhere else. docs/reference/errors.md is generated from this table (`npm run -s yidi -- docs errors`).
 */
export const errorRegistry = {
  ...httpErrors,
  ...accessErrors,
  ...noticeErrors,
  ...auditErrors,
  ...policyErrors,
  ...draftErrors,
  ...employerErrors,
  ...employerContributionErrors,
  ...familyErrors,
  ...filingErrors,
  ...claimErrors,
  ...deskErrors,
  ...institutionErrors,
  ...sheetErrors,
  ...billErrors,
  ...materialErrors,
  ...registerErrors,
  ...entitlementErrors,
  ...peopleErrors,
  ...settlementErrors,
  ...paymentErrors,
  ...monthlyErrors,
  ...agencyErrors,
  ...accountErrors,
  ...payoutErrors,
  ...contributionErrors,
  ...paperErrors,
  ...standardErrors,
  ...treasuryErrors,
  ...fundErrors,
  ...clearingErrors,
  ...yearErrors,
  ...sharingErrors,
  ...recoveryErrors,
  ...oversightResultErrors,
  ...findingErrors,
  ...oversightCaseErrors,
  ...redressErrors,
  ...fundReportErrors,
  ...evaluationErrors,
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorRegistry

/** The fields around filings, for docs/reference/filing-bad-input.md: what can be wrong with what people hand in. */
export const errorFields = {
  备案: filingErrors,
  零星报销: claimErrors,
  材料: materialErrors,
  草稿: draftErrors,
  '规定病种、出国带药和其他登记': { ...registerErrors, ...entitlementErrors },
  表格文件: sheetErrors,
  费用清单: billErrors,
  亲情账户: { ...familyErrors, ...sharingErrors },
  投诉咨询和复议: redressErrors,
  单位: { ...employerErrors, ...employerContributionErrors },
  月度申报: monthlyErrors,
  追回: recoveryErrors,
  '记分、公示和内部监督': oversightResultErrors,
  回执: paperErrors,
  通知: noticeErrors,
  登录和权限: accessErrors,
} as const satisfies Record<string, Record<string, ErrorEntry>>
