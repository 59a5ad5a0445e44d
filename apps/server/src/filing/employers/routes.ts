import { routes } from '../../platform/http/index.ts'
import { employerDeskRoutes } from './desk-routes.ts'
import { listRoutes } from './list-routes.ts'
import { ownRoutes } from './own-routes.ts'

/** 用人单位: its own people, filings for those it has stationed, and at the agency's desk the employers themselves. */
export const employerRoutes = routes(ownRoutes, listRoutes, employerDeskRoutes)
