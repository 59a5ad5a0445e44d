/** The router of the desk pages, all below /desk. */
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { deskFrame, deskPages, openDeskPages } from './desk-pages.ts'
import { Lost } from './frame/Lost.tsx'
import { fetched, routesOf } from './frame/pages.ts'
import { parseSearch, stringifySearch } from './frame/addresses.ts'

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
