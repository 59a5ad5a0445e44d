import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Registry } from 'prom-client'
import type { Release } from '@yidi/rules'
import { isWebFresh } from '../../web/built.ts'
import { buildApp } from './app.ts'
import { startBackground } from './background.ts'
import { ensureDemonstrationAccounts } from './platform/access/index.ts'
import { systemClock } from './platform/clock/index.ts'
import { readConfig } from './platform/config/index.ts'
import type { Config } from './platform/config/index.ts'
import { loadDemonstration } from './demonstration/index.ts'
import { endOf, exitCode, explainEnd } from './exit-codes.ts'
import { sealMessagePersons } from './gateway/index.ts'
import { compileWaiting } from './platform/http/index.ts'
import { openRelease } from './platform/policy/index.ts'
import { closeAll, leaveLost, stopWhenTold } from './stopping.ts'
import type { Running } from './stopping.ts'
import { openDatabase, sealPlain } from './platform/storage/index.ts'
import type { Database, StorageRefusal } from './platform/storage/index.ts'
import { renewNameIndex } from './person/people/index.ts'

/** `npm start`: reads the environment, opens what is needed, serves until told to stop. */
async function main(): Promise<void> {
  const config = readConfig()
  let lost: StorageRefusal | undefined
  const starting = start(config, (refusal) => {
    lost = refusal
    starting.then(
      (running) => leaveLost(running, refusal),
      () => undefined,
    )
  })
  stopWhenTold(starting, config.startedByNpm ? process.ppid : undefined)
  await starting.catch((error: unknown) => {
    throw lost ?? error
  })
}

/** The port opens last: before, nothing of the program could be trusted to be there. */
async function start(config: Config, onLost: (lost: StorageRefusal) => void): Promise<Running> {
  // The law is read while PostgreSQL starts beside it; where it cannot be, the tables are not touched.
  const law = Promise.withResolvers<Release>()
  const meanwhile = async (): Promise<void> => law.resolve(openRelease(config.policyFolder))
  const database = await openDatabase({ ...config, onLost, meanwhile })
  const release = await law.promise
  const closings: (() => Promise<unknown>)[] = [() => database.close()]
  try {
    // What nobody waits for takes as long as it takes, and takes no connection from those who wait for an answer.
    const unhurried = { ...database, ...database.unhurried }
    const renewed = await renewNameIndex(unhurried)
    if (renewed > 0) console.log(`姓名索引已更新 ${String(renewed)} 条。`)
    const sealed = (await sealPlain(unhurried)) + (await sealMessagePersons(unhurried))
    if (sealed > 0) console.log(`以前的版本明文保存的内容已加密 ${String(sealed)} 条。`)
    if (config.demo) await prepareDemonstration(config, unhurried)
    await buildPages()
    const metrics = new Registry()
    const app = await buildApp({ config, clock: systemClock, release, database, metrics, processMetrics: true })
    closings.unshift(() => app.close())
    const background = await startBackground({
      config,
      database: unhurried,
      metrics,
      release,
      clock: systemClock,
      onError: (error, job) => app.log.error({ err: error, job }, 'background'),
    })
    closings.unshift(() => background.stop())
    const address = await app.listen({ host: config.host, port: config.port })
    console.log(`异地就医平台已启动：${address}`)
    void compileWaiting().catch((error: unknown) => app.log.error({ err: error }, 'schema'))
    return { app, background, database }
  } catch (error) {
    // Why it did not start is what counts; what then would not close is only printed.
    for (const failure of await closeAll(closings)) console.error(explainEnd(failure))
    throw error
  }
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
  if (!existsSync(fileURLToPath(script)) || isWebFresh()) return
  const { buildWeb } = (await import(script.href)) as { buildWeb: () => Promise<unknown> }
  await buildWeb()
}

main().catch((error: unknown) => {
  console.error(explainEnd(error))
  process.exit(exitCode(endOf(error)))
})
