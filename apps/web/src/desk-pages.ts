/**
 * Every desk page and its address, all below /desk, each a piece of its own; as for the phone the build reads this table.
 */
import type { PageTable } from './frame/pages.ts'

/** What one sees before one is known: without antd, so that it stands at once. */
export const openDeskPages = {
  '/login': () => import('./desk/login/DeskLoginPage.tsx').then((file) => file.DeskLoginPage),
} satisfies PageTable

/** What lies round the others: antd in our colours. */
export const deskFrame = () => import('./desk/frame/ThemedPages.tsx').then((file) => file.ThemedPages)

export const deskPages = {
  '/': () => import('./desk/home/HomePage.tsx').then((file) => file.HomePage),
  '/queue': () => import('./desk/queue/QueuePage.tsx').then((file) => file.QueuePage),
  '/filings': () => import('./desk/filings/FilingsRoom.tsx').then((file) => file.FilingsRoom),
  '/filings/$id': () => import('./desk/filings/CasePage.tsx').then((file) => file.CasePage),
  '/claims': () => import('./desk/claims/ClaimsRoom.tsx').then((file) => file.ClaimsRoom),
  '/claims-entry': () => import('./desk/claims/counter/ClaimCounterPage.tsx').then((file) => file.ClaimCounterPage),
  '/claims/$id': () => import('./desk/claims/ClaimCasePage.tsx').then((file) => file.ClaimCasePage),
  '/checks': () => import('./desk/checks/ChecksPage.tsx').then((file) => file.ChecksPage),
  '/referrals': () => import('./desk/referrals/ReferralsPage.tsx').then((file) => file.ReferralsPage),
  '/people': () => import('./desk/people/PeoplePage.tsx').then((file) => file.PeoplePage),
  '/people/new': () => import('./desk/people/EnrolPage.tsx').then((file) => file.EnrolPage),
  '/regained': () => import('./desk/people/RegainedPage.tsx').then((file) => file.RegainedPage),
  '/people/$personNo': () => import('./desk/people/PersonPage.tsx').then((file) => file.PersonPage),
  '/people/$personNo/years': () => import('./desk/years/YearsPage.tsx').then((file) => file.YearsPage),
  '/people/$personNo/account-payouts': () =>
    import('./desk/payouts/PersonPayoutsPage.tsx').then((file) => file.PersonPayoutsPage),
  '/institutions': () => import('./desk/institutions/DirectoryPage.tsx').then((file) => file.DirectoryPage),
  '/institutions/import': () => import('./desk/institutions/ImportPage.tsx').then((file) => file.ImportPage),
  '/institutions/$code': () => import('./desk/institutions/EntryPage.tsx').then((file) => file.EntryPage),
  '/keys': () => import('./desk/keys/KeysPage.tsx').then((file) => file.KeysPage),
  '/cashier': () => import('./institution/CashierPage.tsx').then((file) => file.CashierPage),
  '/cashier/$visit': () => import('./institution/VisitCashPage.tsx').then((file) => file.VisitCashPage),
  '/day-sheet': () => import('./institution/DaySheetPage.tsx').then((file) => file.DaySheetPage),
  '/visits': () => import('./desk/visits/VisitsPage.tsx').then((file) => file.VisitsPage),
  '/visits/$id': () => import('./desk/visits/VisitPage.tsx').then((file) => file.VisitPage),
  '/figures': () => import('./desk/figures/FiguresPage.tsx').then((file) => file.FiguresPage),
  '/rulings': () => import('./desk/rulings/RulingsPage.tsx').then((file) => file.RulingsPage),
  '/policy': () => import('./desk/policy/PolicyTablePage.tsx').then((file) => file.PolicyTablePage),
  '/policy/compare': () => import('./desk/policy/ComparePage.tsx').then((file) => file.ComparePage),
  '/policy/draft': () => import('./desk/policy/DraftPage.tsx').then((file) => file.DraftPage),
  '/policy/documents': () => import('./desk/policy/ArticlesPage.tsx').then((file) => file.ArticlesPage),
  '/policy/documents/$document': () => import('./desk/policy/ArticlePage.tsx').then((file) => file.ArticlePage),
  '/appeals/$id': () => import('./desk/appeals/AppealPage.tsx').then((file) => file.AppealPage),
  '/complaints': () => import('./desk/complaints/ComplaintsRoom.tsx').then((file) => file.ComplaintsRoom),
  '/complaints-entry': () => import('./desk/complaints/ComplaintEntryPage.tsx').then((file) => file.ComplaintEntryPage),
  '/complaints/statistics': () => import('./desk/complaints/StatisticsPage.tsx').then((file) => file.StatisticsPage),
  '/complaints/settings': () => import('./desk/complaints/SettingsPage.tsx').then((file) => file.SettingsPage),
  '/complaints/$id': () => import('./desk/complaints/ComplaintCasePage.tsx').then((file) => file.ComplaintCasePage),
  '/reconsiderations/$id': () =>
    import('./desk/reconsiderations/ReconsiderationCasePage.tsx').then((file) => file.ReconsiderationCasePage),
  '/payments': () => import('./desk/payments/PaymentsPage.tsx').then((file) => file.PaymentsPage),
  '/payments/$id': () => import('./desk/payments/BatchPage.tsx').then((file) => file.BatchPage),
  '/monthly': () => import('./desk/monthly/MonthlyDeskPage.tsx').then((file) => file.MonthlyDeskPage),
  '/monthly/$id': () => import('./desk/monthly/ApplicationPage.tsx').then((file) => file.DeskApplicationPage),
  '/own-monthly': () => import('./desk/monthly/OwnMonthlyPage.tsx').then((file) => file.OwnMonthlyPage),
  '/own-monthly/$id': () => import('./desk/monthly/ApplicationPage.tsx').then((file) => file.OwnApplicationPage),
  '/recoveries': () => import('./desk/recoveries/RecoveriesPage.tsx').then((file) => file.RecoveriesPage),
  '/recoveries/$id': () => import('./desk/recoveries/RecoveryPage.tsx').then((file) => file.RecoveryPage),
  '/own-recoveries': () => import('./desk/recoveries/RecoveriesPage.tsx').then((file) => file.OwnRecoveriesPage),
  '/doctors': () => import('./desk/doctors/DoctorsPage.tsx').then((file) => file.DoctorsPage),
  '/own-doctors': () => import('./desk/doctors/DoctorsPage.tsx').then((file) => file.OwnDoctorsPage),
  '/publications': () => import('./desk/publications/PublicationsPage.tsx').then((file) => file.PublicationsPage),
  '/own-staff': () => import('./desk/own-staff/OwnStaffPage.tsx').then((file) => file.OwnStaffPage),
  '/cases': () => import('./desk/cases/CasesPage.tsx').then((file) => file.CasesPage),
  '/cases/$id': () => import('./desk/cases/CasePage.tsx').then((file) => file.CasePage),
  '/own-cases': () => import('./desk/cases/OwnCasesPage.tsx').then((file) => file.OwnCasesPage),
  '/employer-cases': () => import('./desk/cases/OwnCasesPage.tsx').then((file) => file.EmployerCasesPage),
  '/agreements/$id': () => import('./desk/agreements/ApplicationPage.tsx').then((file) => file.DeskAgreementPage),
  '/own-agreements': () => import('./desk/agreements/OwnAgreementsPage.tsx').then((file) => file.OwnAgreementsPage),
  '/own-agreements/$id': () => import('./desk/agreements/ApplicationPage.tsx').then((file) => file.OwnAgreementPage),
  '/contributions': () =>
    import('./desk/contributions/ContributionsDeskPage.tsx').then((file) => file.ContributionsDeskPage),
  '/contributions/$code': () =>
    import('./desk/contributions/EmployerBookPage.tsx').then((file) => file.EmployerBookPage),
  '/contributions/$code/$month': () => import('./desk/contributions/MonthPage.tsx').then((file) => file.MonthPage),
  '/reconciliations': () =>
    import('./desk/reconciliation/ReconciliationsPage.tsx').then((file) => file.ReconciliationsPage),
  '/reconciliation': () =>
    import('./desk/reconciliation/OwnReconciliationPage.tsx').then((file) => file.OwnReconciliationPage),
  '/clearings': () => import('./desk/clearings/ClearingsPage.tsx').then((file) => file.ClearingsPage),
  '/clearings/$id': () => import('./desk/clearings/ClearingPage.tsx').then((file) => file.ClearingPage),
  '/prepaid': () => import('./desk/clearings/PrepaidPage.tsx').then((file) => file.PrepaidPage),
  '/funds': () => import('./desk/treasury/FundsPage.tsx').then((file) => file.FundsPage),
  '/funds/postings': () => import('./desk/treasury/PostingsPage.tsx').then((file) => file.PostingsPage),
  '/funds/year': () => import('./desk/funds/FundPeriodPage.tsx').then((file) => file.FundPeriodPage),
  '/budget': () => import('./desk/budget/BudgetPage.tsx').then((file) => file.BudgetPage),
  '/treasury': () => import('./desk/treasury/TreasuryPage.tsx').then((file) => file.TreasuryPage),
  '/account-payouts': () => import('./desk/payouts/PayoutsPage.tsx').then((file) => file.PayoutsPage),
  '/account-payouts/$id': () => import('./desk/payouts/PayoutPage.tsx').then((file) => file.PayoutPage),
  '/account-corrections/$id': () => import('./desk/payouts/CorrectionPage.tsx').then((file) => file.CorrectionPage),
  '/account-runs': () => import('./desk/accounts/AccountRunsPage.tsx').then((file) => file.AccountRunsPage),
  '/oversight': () => import('./desk/oversight/FindingsRoom.tsx').then((file) => file.FindingsRoom),
  '/oversight/$id': () => import('./desk/oversight/FindingPage.tsx').then((file) => file.FindingPage),
  '/oversight-settings': () => import('./desk/oversight/SettingsPage.tsx').then((file) => file.SettingsPage),
  '/staff': () => import('./desk/staff/StaffPage.tsx').then((file) => file.StaffPage),
  '/audit': () => import('./desk/audit/AuditPage.tsx').then((file) => file.AuditPage),
  '/undelivered': () => import('./desk/undelivered/UndeliveredPage.tsx').then((file) => file.UndeliveredPage),
  '/account': () => import('./desk/account/AccountPage.tsx').then((file) => file.AccountPage),
  '/entry': () => import('./desk/entry/CounterPage.tsx').then((file) => file.CounterPage),
  '/authorisations/$id': () =>
    import('./desk/authorisations/AuthorisationCasePage.tsx').then((file) => file.AuthorisationCasePage),
  '/employer': () => import('./desk/employer/EmployerPage.tsx').then((file) => file.EmployerPage),
  '/employer-contributions': () =>
    import('./desk/contributions/EmployerBookPage.tsx').then((file) => file.EmployerBookPage),
  '/employer-contributions/$month': () => import('./desk/contributions/MonthPage.tsx').then((file) => file.MonthPage),
  '/employers': () => import('./desk/employers/EmployersPage.tsx').then((file) => file.EmployersPage),
  '/registers/$id': () => import('./desk/registers/RegisterPage.tsx').then((file) => file.RegisterPage),
} satisfies PageTable
