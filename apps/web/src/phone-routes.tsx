/** Every phone page and its address. */
import { createRootRoute, createRoute, createRouter, Link, Outlet } from '@tanstack/react-router'
import { CodePage } from './citizen/code/CodePage.tsx'
import { AbroadPage } from './citizen/entitlements/AbroadPage.tsx'
import { DiseasePage } from './citizen/entitlements/DiseasePage.tsx'
import { DiseasesPage } from './citizen/entitlements/DiseasesPage.tsx'
import { LeavePage } from './citizen/entitlements/LeavePage.tsx'
import { AccountPage } from './citizen/account/AccountPage.tsx'
import { FilePage } from './citizen/file/FilePage.tsx'
import { FilingPage } from './citizen/filings/FilingPage.tsx'
import { FilingsPage } from './citizen/filings/FilingsPage.tsx'
import { ReceiptPage } from './citizen/filings/ReceiptPage.tsx'
import { AuthorisePage } from './citizen/family/AuthorisePage.tsx'
import { FamilyPage } from './citizen/family/FamilyPage.tsx'
import { ContactsPage } from './citizen/guidance/ContactsPage.tsx'
import { DirectPage } from './citizen/guidance/DirectPage.tsx'
import { DocumentPage } from './citizen/guidance/DocumentPage.tsx'
import { GuidePage } from './citizen/guidance/GuidePage.tsx'
import { NeedPage } from './citizen/guidance/NeedPage.tsx'
import { PolicyPage } from './citizen/guidance/PolicyPage.tsx'
import { VerifyPage } from './citizen/guidance/VerifyPage.tsx'
import { HomePage } from './citizen/home/HomePage.tsx'
import { InstitutionPage } from './citizen/institutions/InstitutionPage.tsx'
import { InstitutionsPage } from './citizen/institutions/InstitutionsPage.tsx'
import { QuotePage } from './citizen/quote/QuotePage.tsx'
import { ActivatePage } from './citizen/login/ActivatePage.tsx'
import { LoginPage } from './citizen/login/LoginPage.tsx'
import { MePage } from './citizen/me/MePage.tsx'
import { MessagesPage } from './citizen/messages/MessagesPage.tsx'
import { PrivacyPage } from './citizen/me/PrivacyPage.tsx'
import { SettlementPage } from './citizen/settlements/SettlementPage.tsx'
import { SettlementsPage } from './citizen/settlements/SettlementsPage.tsx'
import { Page } from './shell/Page.tsx'
import { parseSearch, stringifySearch } from './shell/addresses.ts'
import * as t from './texts/index.ts'
import { Stack } from './parts/stack/Stack.tsx'
import { buttonLook } from './parts/button/Button.tsx'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <Page title={t.name} tabs>
      <Stack>
        <p>{t.notFound}</p>
        <Link to="/" className={buttonLook()}>
          {t.toHome}
        </Link>
      </Stack>
    </Page>
  ),
})

const pages = [
  ['/', HomePage],
  ['/quote', QuotePage],
  ['/login', LoginPage],
  ['/activate', ActivatePage],
  ['/me', MePage],
  ['/messages', MessagesPage],
  ['/account', AccountPage],
  ['/me/family', FamilyPage],
  ['/me/family/new', AuthorisePage],
  ['/me/privacy', PrivacyPage],
  ['/code', CodePage],
  ['/diseases', DiseasesPage],
  ['/diseases/new', DiseasePage],
  ['/abroad', AbroadPage],
  ['/abroad/new', LeavePage],
  ['/file', FilePage],
  ['/filings', FilingsPage],
  ['/filings/$id', FilingPage],
  ['/filings/$id/receipt', ReceiptPage],
  ['/institutions', InstitutionsPage],
  ['/institutions/$code', InstitutionPage],
  ['/guide', GuidePage],
  ['/guidance', NeedPage],
  ['/contacts', ContactsPage],
  ['/policy', PolicyPage],
  ['/policy/$document', DocumentPage],
  ['/direct', DirectPage],
  ['/verify/$code', VerifyPage],
  ['/settlements', SettlementsPage],
  ['/settlements/$id', SettlementPage],
] as const

const routes = pages.map(([path, component]) => createRoute({ getParentRoute: () => root, path, component }))

export const phoneRouter = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
})
