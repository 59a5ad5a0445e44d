/** The router of the phone pages. */
import { createRootRoute, createRouter, Link, Outlet, type ErrorComponentProps } from '@tanstack/react-router'
import { Lost } from './frame/Lost.tsx'
import { routesOf, type PageTable } from './frame/pages.ts'
import { phonePages } from './phone-pages.ts'
import { Page } from './frame/phone/Page.tsx'
import { baseOf, parseSearch, stringifySearch } from './frame/addresses.ts'
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

const LostPage = ({ error }: ErrorComponentProps) => (
  <Page title={t.name} tabs>
    <Lost error={error} />
  </Page>
)

const old = () => import('./citizen/go/OldAddress.tsx').then((file) => file.OldAddress)

/** Addresses of before, in links that people and messages have. */
const oldAddresses = { '/guidance': old, '/direct': old } satisfies PageTable

export const phoneRouter = createRouter({
  routeTree: root.addChildren(routesOf(root, { ...phonePages, ...oldAddresses })),
  basepath: baseOf(t.language),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: LostPage,
  scrollRestoration: true,
})
