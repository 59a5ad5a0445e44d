/** Every word that a reader sees. A second language is a second file of the same shape, chosen here. */
import { zh } from './zh.ts'

export type Texts = typeof zh
export const t: Texts = zh
