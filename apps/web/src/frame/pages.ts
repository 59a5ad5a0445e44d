/** Pages that are fetched when somebody goes to them, and what happens when one does not come. */
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import type { ComponentType } from 'react'

type LoadPage = () => Promise<ComponentType>

/** The pages of one side, by their address. */
export type PageTable = Record<`/${string}`, LoadPage>

/**
 * A page's file did not come: the network is cut, or the program has a new release in which the file has another name. It
 * has a class of its own because the router loads the document again at any error that it takes for a lost file, and
 * without a network that would lead from a page that still stands to none.
 */
export class PageLost extends Error {}

/** A component whose file is fetched when it is first needed; it may be fetched ahead. */
export function fetched(load: LoadPage) {
  return lazyRouteComponent(async () => {
    try {
      return { default: await load() }
    } catch (cause) {
      throw new PageLost('The file of a page did not come.', { cause })
    }
  })
}

/** The routes of a table below a parent. */
export const routesOf = (parent: AnyRoute, pages: PageTable): AnyRoute[] =>
  Object.entries(pages).map(([path, load]) =>
    createRoute({ getParentRoute: () => parent, path, component: fetched(load) }),
  )
