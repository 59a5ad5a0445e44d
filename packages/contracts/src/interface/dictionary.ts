import { answerTables } from './answer-codes.ts'
import { codeTables } from './codes.ts'
import type { CodeTable } from './codes.ts'

/** Every code table of the platform by the national name of its field: what messages are read by and replies are written in. */
export const dictionaries: Readonly<Record<string, CodeTable>> = { ...codeTables, ...answerTables }

const folded = new Map(Object.entries(dictionaries).map(([type, table]) => [type.toLowerCase(), { type, table }]))

/**
 * The table that messages are read by, under its national name in whatever letters; undefined where there is none.
 * `findDictionary('MED_TYPE')?.table.codes.get('21') // 普通住院`
 */
export function findDictionary(type: string): { type: string; table: CodeTable } | undefined {
  return folded.get(type.toLowerCase())
}
