/** Servers for the browser tests: the real program with the built pages, on a port of its own. */
import type { AddressInfo } from 'node:net'
import { buildApp } from '../../apps/server/src/app.ts'
import { systemClock } from '../../apps/server/src/clock.ts'
import { readConfig } from '../../apps/server/src/config.ts'
import { openRelease } from '../../apps/server/src/policy/index.ts'
import { buildWeb } from '../../apps/web/build.ts'

export interface TestServer {
  address: string
  close: () => Promise<void>
}

/** The program without records: quotes and the law. */
export async function openQuoteServer(): Promise<TestServer> {
  await buildWeb()
  const config = readConfig({ YIDI_LOG_LEVEL: 'silent', YIDI_DEMO: '0' })
  const app = await buildApp({ config, clock: systemClock, release: openRelease(config.policyFolder), database: null })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    close: () => app.close(),
  }
}
