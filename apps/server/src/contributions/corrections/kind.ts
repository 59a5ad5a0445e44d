/** Corrections among the kinds of records: found here, with their addresses. */
import { correctionKind } from './correction.ts'
import { correctionRoutes } from './routes.ts'

export default { ...correctionKind, routes: [correctionRoutes] }
