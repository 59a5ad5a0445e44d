/** Every phone page and its address. */
import { createRootRoute, createRoute, createRouter, Link, Outlet } from '@tanstack/react-router'
import { HomePage } from './citizen/home/HomePage.tsx'
import { QuotePage } from './citizen/quote/QuotePage.tsx'
import { Page } from './shell/Page.tsx'
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

const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: HomePage }),
  createRoute({ getParentRoute: () => root, path: '/quote', component: QuotePage }),
]

export const phoneRouter = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
})
