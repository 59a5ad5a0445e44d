/** Appeals among the kinds of records: found here, with their addresses. */
import { appealKind } from './appeal.ts'
import { appealRoutes } from './routes.ts'

export default { ...appealKind, routes: [appealRoutes] }
