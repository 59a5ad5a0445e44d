/** Every desk page and its address, all below /desk. */
import { createRootRoute, createRoute, createRouter, Link, Outlet } from '@tanstack/react-router'
import { AccountPage } from './desk/account/AccountPage.tsx'
import { AuditPage } from './desk/audit/AuditPage.tsx'
import { RegisterPage } from './desk/registers/RegisterPage.tsx'
import { ChecksPage } from './desk/checks/ChecksPage.tsx'
import { CounterPage } from './desk/entry/CounterPage.tsx'
import { FilingsRoom } from './desk/filings/FilingsRoom.tsx'
import { CasePage } from './desk/case/CasePage.tsx'
import { DirectoryPage } from './desk/institutions/DirectoryPage.tsx'
import { EntryPage } from './desk/institutions/EntryPage.tsx'
import { ImportPage } from './desk/institutions/ImportPage.tsx'
import { DeskPage } from './desk/frame/DeskPage.tsx'
import { DeskLoginPage } from './desk/login/DeskLoginPage.tsx'
import { EnrolPage } from './desk/people/EnrolPage.tsx'
import { PeoplePage } from './desk/people/PeoplePage.tsx'
import { PersonPage } from './desk/people/PersonPage.tsx'
import { UndeliveredPage } from './desk/undelivered/UndeliveredPage.tsx'
import { StaffPage } from './desk/staff/StaffPage.tsx'
import { AuthorisationCasePage } from './desk/authorisations/AuthorisationCasePage.tsx'
import { EmployerPage } from './desk/employer/EmployerPage.tsx'
import { EmployersPage } from './desk/employers/EmployersPage.tsx'
import { ReferralsPage } from './desk/referrals/ReferralsPage.tsx'
import { parseSearch, stringifySearch } from './shell/addresses.ts'
import { QueuePage } from './desk/queue/QueuePage.tsx'
import * as t from './texts/index.ts'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <DeskPage title={t.notFound}>
      <p>
        <Link to="/">{t.desk.toRoom(t.desk.queue)}</Link>
      </p>
    </DeskPage>
  ),
})

const pages = [
  ['/', QueuePage],
  ['/login', DeskLoginPage],
  ['/filings', FilingsRoom],
  ['/checks', ChecksPage],
  ['/referrals', ReferralsPage],
  ['/filings/$id', CasePage],
  ['/people', PeoplePage],
  ['/people/new', EnrolPage],
  ['/people/$personNo', PersonPage],
  ['/institutions', DirectoryPage],
  ['/institutions/import', ImportPage],
  ['/institutions/$code', EntryPage],
  ['/staff', StaffPage],
  ['/audit', AuditPage],
  ['/undelivered', UndeliveredPage],
  ['/account', AccountPage],
  ['/entry', CounterPage],
  ['/authorisations/$id', AuthorisationCasePage],
  ['/employer', EmployerPage],
  ['/employers', EmployersPage],
  ['/registers/$id', RegisterPage],
] as const

const routes = pages.map(([path, component]) => createRoute({ getParentRoute: () => root, path, component }))

export const deskRouter = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/desk',
  parseSearch,
  stringifySearch,
})
