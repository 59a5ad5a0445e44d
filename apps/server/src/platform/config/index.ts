export { readConfig, ConfigError } from './config.ts'
export type { IdentityProviderConfig, Config } from './config.ts'
export { settingsReference } from './settings.ts'
