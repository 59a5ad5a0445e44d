/** Every word that a reader sees. A second language is a second folder of the same shape, chosen here. */
import { zh } from './zh/index.ts'

export type Texts = typeof zh
export const t: Texts = zh
