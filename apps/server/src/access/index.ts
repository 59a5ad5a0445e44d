export { asksForKey, declareAccess, requireDeclarations } from './declarations.ts'
export { actorOf, citizenOf, commandKeyOf, guardRoutes, staffOf } from './guard.ts'
export { accessRoutes } from './routes.ts'
export { identityProviderRoutes } from './identity-provider.ts'
export { secondFactorRoutes } from './second-factor-routes.ts'
export { unlockRoutes } from './unlock-routes.ts'
export { activationRoutes } from './activation-routes.ts'
export {
  activationCodeToPrint,
  activationDays,
  codePurposes,
  makeOneTimeCode,
  mostTries,
  oneTimeCodeToSend,
} from './one-time-codes.ts'
export { hasAccount } from './accounts.ts'
export { staffRoutes } from './staff-routes.ts'
export { createStaffFromCommandLine } from './staff-from-command-line.ts'
export { ensureDemonstrationAccounts } from './demonstration.ts'
export { sweepSessions } from './sessions.ts'
export { runOfficeCommand } from './office-command.ts'
export { makePassword } from './passwords.ts'
