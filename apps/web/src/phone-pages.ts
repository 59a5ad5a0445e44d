/**
 * Every phone page and its address, each a piece of its own that is fetched when somebody goes there. The build reads this
 * table too: what the page at an address needs is named in the head of its document.
 */
import type { PageTable } from './frame/pages.ts'

export const phonePages = {
  '/': () => import('./citizen/home/HomePage.tsx').then((file) => file.HomePage),
  '/services': () => import('./citizen/rooms/ServicesPage.tsx').then((file) => file.ServicesPage),
  '/quote': () => import('./citizen/quote/QuotePage.tsx').then((file) => file.QuotePage),
  '/login': () => import('./citizen/login/LoginPage.tsx').then((file) => file.LoginPage),
  '/activate': () => import('./citizen/login/ActivatePage.tsx').then((file) => file.ActivatePage),
  '/me': () => import('./citizen/me/MePage.tsx').then((file) => file.MePage),
  '/measures': () => import('./citizen/complaints/pages.ts').then((file) => file.MeasuresPage),
  '/messages': () => import('./citizen/messages/MessagesPage.tsx').then((file) => file.MessagesPage),
  '/account': () => import('./citizen/account/AccountPage.tsx').then((file) => file.AccountPage),
  '/account/entries': () =>
    import('./citizen/account/PersonalAccountPage.tsx').then((file) => file.PersonalAccountPage),
  '/me/years': () => import('./citizen/years/YearsPage.tsx').then((file) => file.YearsPage),
  '/me/family': () => import('./citizen/family/pages.ts').then((file) => file.FamilyPage),
  '/me/family/new': () => import('./citizen/family/pages.ts').then((file) => file.AuthorisePage),
  '/me/sharing': () => import('./citizen/sharing/SharingPage.tsx').then((file) => file.SharingPage),
  '/me/contributions': () =>
    import('./citizen/contributions/ContributionsPage.tsx').then((file) => file.ContributionsPage),
  '/me/privacy': () => import('./citizen/me/PrivacyPage.tsx').then((file) => file.PrivacyPage),
  '/code': () => import('./citizen/code/CodePage.tsx').then((file) => file.CodePage),
  '/diseases': () => import('./citizen/entitlements/disease-pages.ts').then((file) => file.DiseasesPage),
  '/diseases/new': () => import('./citizen/entitlements/disease-pages.ts').then((file) => file.DiseasePage),
  '/abroad': () => import('./citizen/entitlements/abroad-pages.ts').then((file) => file.AbroadPage),
  '/abroad/new': () => import('./citizen/entitlements/abroad-pages.ts').then((file) => file.LeavePage),
  '/file': () => import('./citizen/file/FilePage.tsx').then((file) => file.FilePage),
  '/filings': () => import('./citizen/filings/FilingsPage.tsx').then((file) => file.FilingsPage),
  '/filings/$id': () => import('./citizen/filings/FilingPage.tsx').then((file) => file.FilingPage),
  '/filings/$id/receipt': () => import('./citizen/filings/ReceiptPage.tsx').then((file) => file.ReceiptPage),
  '/claims': () => import('./citizen/claims/ClaimsPage.tsx').then((file) => file.ClaimsPage),
  '/claims/new': () => import('./citizen/claims/form/NewClaimPage.tsx').then((file) => file.NewClaimPage),
  '/claims/$id': () => import('./citizen/claims/one/ClaimPage.tsx').then((file) => file.ClaimPage),
  '/institutions': () => import('./citizen/institutions/InstitutionsPage.tsx').then((file) => file.InstitutionsPage),
  '/institutions/$code': () =>
    import('./citizen/institutions/InstitutionPage.tsx').then((file) => file.InstitutionPage),
  '/guide': () => import('./citizen/guidance/GuidePage.tsx').then((file) => file.GuidePage),
  '/go': () => import('./citizen/go/GoPage.tsx').then((file) => file.GoPage),
  '/published': () => import('./citizen/complaints/pages.ts').then((file) => file.PublishedPage),
  '/published/funds': () => import('./citizen/complaints/pages.ts').then((file) => file.FundsPage),
  '/contacts': () => import('./citizen/guidance/ContactsPage.tsx').then((file) => file.ContactsPage),
  '/policy': () => import('./citizen/guidance/law-pages.ts').then((file) => file.PolicyPage),
  '/policy/$document': () => import('./citizen/guidance/law-pages.ts').then((file) => file.DocumentPage),
  '/verify/$code': () => import('./citizen/guidance/VerifyPage.tsx').then((file) => file.VerifyPage),
  '/complaints': () => import('./citizen/complaints/pages.ts').then((file) => file.ComplaintsPage),
  '/complaints/$id': () => import('./citizen/complaints/pages.ts').then((file) => file.ComplaintPage),
  '/reconsiderations/$id': () => import('./citizen/complaints/pages.ts').then((file) => file.AgainPage),
  '/settlements': () => import('./citizen/settlements/SettlementsPage.tsx').then((file) => file.SettlementsPage),
  '/settlements/$id': () => import('./citizen/settlements/SettlementPage.tsx').then((file) => file.SettlementPage),
} satisfies PageTable
