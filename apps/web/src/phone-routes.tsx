/** The router of the phone pages. */
import { createRootRoute, createRouter, Link, Outlet, type ErrorComponentProps } from '@tanstack/react-router'
import { Lost } from './loading/Lost.tsx'
import { routesOf } from './loading/pages.ts'
import { phonePages } from './phone-pages.ts'
import { Page } from './shell/Page.tsx'
import { parseSearch, stringifySearch } from './shell/addresses.ts'
import { t } from './texts/index.ts'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <Page title={t.name} tabs>
      <div className="stack">
        <p>{t.notFound}</p>
        <Link to="/" className="button">
          {t.toHome}
        </Link>
      </div>
    </Page>
  ),
})

const LostPage = ({ error }: ErrorComponentProps) => (
  <Page title={t.name} tabs>
    <Lost error={error} />
  </Page>
)

export const phoneRouter = createRouter({
  routeTree: root.addChildren(routesOf(root, phonePages)),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: LostPage,
  scrollRestoration: true,
})
