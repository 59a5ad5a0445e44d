export { openDatabase, type Database, type DatabaseConfig } from './database.ts'
export { migrate, readMigrations, type Migration } from './migrate.ts'
export { StorageRefusal } from './refusal.ts'
export type { Tables } from './tables.ts'
