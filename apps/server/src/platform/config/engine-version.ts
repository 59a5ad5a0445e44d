import { createRequire } from 'node:module'

const { version } = createRequire(import.meta.url)('../../../../../package.json') as { version: string }

/** The version of the engine that every settlement names. */
export const engineVersion = `yidi ${version}`
