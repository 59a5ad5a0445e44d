export { readConfig, ConfigError } from './config.ts'
export type { Config } from './config.ts'
export type { IdentityProviderConfig } from './identity-provider.ts'
export { settingsReference } from './settings.ts'
