/** Reconsiderations among the kinds of records: found here, with their addresses. */
import { reconsiderationKind } from './reconsideration.ts'
import { reconsiderationRoutes } from './routes.ts'

export default { ...reconsiderationKind, routes: [reconsiderationRoutes] }
