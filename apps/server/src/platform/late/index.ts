/** Packages that are large and seldom needed, read where they are first used and not at the start (ADR 0049). */
import { createRequire } from 'node:module'

/** Reads a package now, as `require` does; what it is, whoever asks says by its type. */
export const late = createRequire(import.meta.url)
