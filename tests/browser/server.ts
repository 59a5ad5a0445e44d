/** Servers for the browser tests: the real program with the built pages, on a port of its own. */
import type { AddressInfo } from 'node:net'
import { ensureDemonstrationAccounts } from '../../apps/server/src/platform/access/index.ts'
import type { RecordKinds } from '../../apps/server/src/platform/records/index.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { buildWeb } from '../../apps/web/build.ts'
import { openPlatform, type Platform } from '../hospital/hospital.ts'

export interface TestServer {
  address: string
  close: () => Promise<void>
}

export interface TestPlatform extends TestServer {
  platform: Platform
  /** The one password of the demonstration's accounts. */
  password: string
}

/** The whole program on a fresh database with the demonstration and its accounts, on a day of 2026. */
export async function openPlatformServer(
  environment: Record<string, string> = {},
  kinds?: RecordKinds,
): Promise<TestPlatform> {
  await buildWeb()
  const platform = await openPlatform(undefined, undefined, environment, kinds)
  const password = 'a password for tests 1'
  await ensureDemonstrationAccounts({ ...platform.db, dataFolder: temporaryFolder() }, platform.clock, password)
  await platform.app.listen({ host: '127.0.0.1', port: 0 })
  return {
    platform,
    password,
    address: `http://127.0.0.1:${(platform.app.server.address() as AddressInfo).port}`,
    close: () => platform.app.close(),
  }
}
