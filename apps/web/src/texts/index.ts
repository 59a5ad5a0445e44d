/**
 * Every word that a reader sees, to be taken as one name: `import * as t from './index.ts'`. They are separate
 * consts, so that the bundler gives each page only its own. A second language is a second folder of the same shape
 * (`shape.ts`), which language.ts puts in the place of `zh` at the build.
 */
import type * as zh from './zh/index.ts'

export type Texts = typeof zh
export * from './zh/index.ts'
