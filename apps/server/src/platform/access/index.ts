export { hasAccount } from './accounts.ts'
export { activationRoutes } from './activation-routes.ts'
export { ensureDemonstrationAccounts } from './demonstration.ts'
export { identityProviderRoutes } from './identity-provider-routes.ts'
export {
  activationCodeToPrint,
  activationDays,
  codePurposes,
  makeOneTimeCode,
  mostTries,
  oneTimeCodeToSend,
} from './one-time-codes.ts'
export { makePassword } from './passwords.ts'
export { accessRoutes } from './routes.ts'
export { secondFactorRoutes } from './second-factor-routes.ts'
export { createStaffFromCommandLine } from './staff-from-command-line.ts'
export { personNoOfStaff } from './staff-person.ts'
export { listStaff } from './staff.ts'
export { staffRoutes } from './staff-routes.ts'
export { unlockRoutes } from './unlock-routes.ts'
