/** What the command line and tests across rooms may use of the server. */
export { createStaffFromCommandLine, makePassword } from './platform/access/index.ts'
export { buildApp } from './app.ts'
export type { App } from './platform/module/index.ts'
export { fixedClock, systemClock } from './platform/clock/index.ts'
export type { Clock } from './platform/clock/index.ts'
export { ConfigError, readConfig } from './platform/config/index.ts'
export type { Config } from './platform/config/index.ts'
export { enterFigure, listFigures } from './agency/figures/index.ts'
export { carryOnRuns, listRuns, readyRun, startRun } from './contributions/accounts/index.ts'
export { isEmergency, knownAddresses, transactions } from './gateway/index.ts'
export { exitCodesReference } from './exit-codes.ts'
export { loadCatalogue } from './care/catalogue/index.ts'
export { generateDirectory, importInstitutions } from './care/institutions/index.ts'
export { issueKey, listKeys, revokeKey } from './care/keys/index.ts'
export type { InstitutionKey } from './care/keys/index.ts'
export { accountsReference, bookBalances, verifyLedger } from './money/ledger/index.ts'
export { settledOfYear, verifyOverlaps } from './care/settlements/index.ts'
export { verifyAudit } from './platform/audit/index.ts'
export { renewNameIndex } from './person/people/index.ts'
export {
  StorageRefusal,
  changeKeys,
  distribute,
  openDatabase,
  planDistribution,
  workLimits,
  writeSchema,
} from './platform/storage/index.ts'
export type { Database, KeyChange } from './platform/storage/index.ts'
export { settingsReference } from './platform/config/index.ts'
