/** The router of the desk pages, all below /desk. */
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { deskFrame, deskPages, openDeskPages } from './desk-pages.ts'
import { Lost } from './loading/Lost.tsx'
import { fetched, routesOf } from './loading/pages.ts'
import { parseSearch, stringifySearch } from './shell/addresses.ts'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: fetched(() => import('./desk/frame/NoPage.tsx').then((file) => file.NoPage)),
})
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: fetched(deskFrame) })

export const deskRouter = createRouter({
  routeTree: root.addChildren([...routesOf(root, openDeskPages), framed.addChildren(routesOf(framed, deskPages))]),
  basepath: '/desk',
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: Lost,
})
