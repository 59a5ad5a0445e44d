import { routes } from '../../platform/http/index.ts'
import { accountOfPerson, myAccount, pensionRoute } from './account-routes.ts'
import { showRuns, startRunRoute } from './run-routes.ts'

/** Personal accounts: of each person on the phone and at the desk, and runs over everybody's. */
export const accountRoutes = routes(myAccount, accountOfPerson, pensionRoute, showRuns, startRunRoute)
