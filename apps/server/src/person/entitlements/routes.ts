import { routes } from '../../platform/http/index.ts'
import { abroadRoutes } from './abroad-routes.ts'
import { diseaseRoutes } from './disease-routes.ts'

/** The pages of what a person may apply to be registered for. */
export const entitlementRoutes = routes(diseaseRoutes, abroadRoutes)
