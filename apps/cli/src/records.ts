import { ConfigError, StorageRefusal, openDatabase, readConfig, workLimits } from '@yidi/server'
import type { Config, Database } from '@yidi/server'
import { CommandFailure } from './output.ts'

/**
 * Opens the records that the environment names (DATABASE_URL, or the embedded database in the data folder, also while a
 * server is running on it), works, and closes them.
 */
export async function withRecords<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  return withRefusalsTold(async () => {
    const config = readConfig()
    // Checking a ledger or importing a directory takes as long as it takes.
    const database = await openDatabase({ ...config, databaseLimits: workLimits, poolSize: 2, join: true })
    try {
      return await work(database, config)
    } finally {
      await database.close()
    }
  })
}

/** Works; what keeps a database from being opened is told as it stands, for it says itself what to do. */
export async function withRefusalsTold<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandFailure(`环境变量有误：\n${error.message}`)
    if (error instanceof StorageRefusal) throw new CommandFailure(error.message)
    throw error
  }
}
