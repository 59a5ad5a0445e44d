/** What the command line and tests across rooms may use of the server. */
export { createStaffFromCommandLine, makePassword } from './access/index.ts'
export { buildApp } from './app.ts'
export type { App } from './module.ts'
export { fixedClock, systemClock } from './clock.ts'
export type { Clock } from './clock.ts'
export { ConfigError, readConfig } from './config.ts'
export type { Config } from './config.ts'
export { knownAddresses } from './gateway/index.ts'
export { isEmergency } from './visits/index.ts'
export { exitCodesReference } from './exit-codes.ts'
export { generateDirectory, importInstitutions } from './institutions/index.ts'
export { accountsReference, verifyLedger } from './ledger/index.ts'
export { verifyOverlaps } from './settlements/index.ts'
export { verifyAudit } from './oversight/index.ts'
export { renewNameIndex } from './people/index.ts'
export {
  StorageRefusal,
  changeKeys,
  distribute,
  openDatabase,
  planDistribution,
  workLimits,
  writeSchema,
} from './storage/index.ts'
export type { Database, KeyChange } from './storage/index.ts'
export { settingsReference } from './settings.ts'
