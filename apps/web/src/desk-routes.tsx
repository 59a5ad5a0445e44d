/** Every desk page and its address, all below /desk. */
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { CasePage } from './desk/case/CasePage.tsx'
import { DeskLoginPage } from './desk/login/DeskLoginPage.tsx'
import { parseSearch, stringifySearch } from './shell/addresses.ts'
import { QueuePage } from './desk/queue/QueuePage.tsx'

const root = createRootRoute({ component: Outlet })

const pages = [
  ['/', QueuePage],
  ['/login', DeskLoginPage],
  ['/filings/$id', CasePage],
] as const

const routes = pages.map(([path, component]) => createRoute({ getParentRoute: () => root, path, component }))

export const deskRouter = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/desk',
  parseSearch,
  stringifySearch,
})
