import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Registry } from 'prom-client'
import type { Release } from '@yidi/rules'
import { buildApp } from './app.ts'
import type { App } from './module.ts'
import { startBackground } from './background.ts'
import { ensureDemonstrationAccounts } from './access/index.ts'
import { systemClock } from './clock.ts'
import { ConfigError, readConfig } from './config.ts'
import type { Config } from './config.ts'
import { loadDemonstration } from './demonstration/index.ts'
import { renewNameIndex } from './people/index.ts'
import { PolicyRefusal, openRelease } from './policy/index.ts'
import { StorageRefusal, openDatabase } from './storage/index.ts'
import type { Database } from './storage/index.ts'

/** How long requests under way may take to end after the signal to stop. */
const patienceMs = 15_000

/** `npm start`: reads the environment, opens what is needed, serves until told to stop. */
async function main(): Promise<void> {
  const config = readConfig()
  const release = openRelease(config.policyFolder)
  const starting = start(config, release)
  stopOnSignals(starting)
  await starting
}

interface Running {
  app: App
  database: Database
  background: Awaited<ReturnType<typeof startBackground>>
}

async function start(config: Config, release: Release): Promise<Running> {
  const database = await openDatabase(config)
  try {
    const renewed = await renewNameIndex(database)
    if (renewed > 0) console.log(`姓名索引已更新 ${String(renewed)} 条。`)
    const metrics = new Registry()
    const app = await startServing(config, release, database, metrics)
    const background = await startBackground({
      config,
      database,
      metrics,
      release,
      clock: systemClock,
      onError: (error, job) => app.log.error({ err: error, job }, 'background'),
    })
    return { app, database, background }
  } catch (error) {
    await database.close()
    throw error
  }
}

/**
 * The first signal lets the requests under way end, then closes the database; a second one ends at once. A signal
 * during the start waits for it, so that no database is left running behind us.
 */
function stopOnSignals(starting: Promise<Running>): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    starting
      .then(async ({ app, database, background }) => {
        setTimeout(() => process.exit(1), patienceMs).unref()
        await app.close()
        await background.stop()
        await database.close()
        process.exit(0)
      })
      .catch((error: unknown) => {
        console.error(explainFailure(error))
        process.exit(1)
      })
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

async function startServing(config: Config, release: Release, database: Database, metrics: Registry): Promise<App> {
  if (config.demo) await prepareDemonstration(config, database)
  await buildPages()
  const app = await buildApp({ config, clock: systemClock, release, database, metrics, processMetrics: true })
  const address = await app.listen({ host: config.host, port: config.port })
  console.log(`异地就医平台已启动：${address}`)
  return app
}

/** The demonstration's records and accounts; the password is printed once, when it is new. */
async function prepareDemonstration(config: Config, database: Database): Promise<void> {
  if (await loadDemonstration(database, systemClock.now())) console.log('演示数据已载入。')
  const accounts = await ensureDemonstrationAccounts(database, systemClock, config.demoPassword)
  if (accounts?.isNew === true) console.log(`演示账号的密码：${accounts.password}（也存放在 ${accounts.file}）`)
}

/** The pages are built at the first start and after a change of their sources, so that one command is enough. */
async function buildPages(): Promise<void> {
  const script = new URL('../../web/build.ts', import.meta.url)
  if (!existsSync(fileURLToPath(script))) return
  const { buildWeb } = (await import(script.href)) as { buildWeb: () => Promise<unknown> }
  await buildWeb()
}

main().catch((error: unknown) => {
  console.error(explainFailure(error))
  process.exit([ConfigError, PolicyRefusal, StorageRefusal].some((kind) => error instanceof kind) ? 2 : 1)
})

/** A start that fails says in Chinese what to change; the stack only where we know no better. */
function explainFailure(error: unknown): string {
  if (error instanceof ConfigError) return `环境变量有误，没有启动：\n${error.message}`
  if (error instanceof StorageRefusal || error instanceof PolicyRefusal) return `没有启动：${error.message}`
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE')
    return `端口 ${String(port)} 已被占用，没有启动。请停掉占用它的程序，或用 PORT 换一个端口。`
  if (code === 'EACCES') return `没有权限使用端口 ${String(port)}，没有启动。请用 PORT 换一个 1024 以上的端口。`
  return `出错了：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
