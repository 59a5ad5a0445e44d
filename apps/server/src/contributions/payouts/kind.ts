/** Payouts among the kinds of records: found here, with how they are paid and their addresses. */
import { payoutPayments } from './pays.ts'
import { payoutKind } from './payout.ts'
import { payoutRoutes } from './routes.ts'

export default { ...payoutKind, pays: payoutPayments, routes: [payoutRoutes] }
