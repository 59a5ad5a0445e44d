/** Which institutions a person may name, where the pool has them named; the server decides by the same rule. */
import type { InstitutionFound } from '@yidi/contracts'
import type { FormRules } from '../../api/filings.ts'
import * as t from '../../texts/index.ts'

export type Choice = NonNullable<FormRules['choice']>
type Known = Pick<InstitutionFound, 'level' | 'settles' | 'ownership'>

/** Of the small levels, of which some must be named. */
export const isSmall = ({ level }: Known, choice: Choice): boolean => choice.levels.some((one) => one === level)

/** Why an institution need not or may not be chosen; undefined where it may. */
export function whyNot(one: Known, choice: Choice): string | undefined {
  if (one.settles) return t.file.freeNetworked
  if (isSmall(one, choice)) return undefined
  const free = choice.freeLevels.some((level) => level === one.level)
  if (!free) return t.file.notChoosable
  const restricted = choice.publicOutOfProvince.some((level) => level === one.level)
  return restricted && one.ownership !== 'public' ? t.file.notChoosable : t.file.freeLevel
}

export const mayChoose = (one: Known, choice: Choice): boolean => whyNot(one, choice) === undefined
