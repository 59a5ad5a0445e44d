import { INSTITUTION_LEVELS } from '@yidi/rules'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'

/** One word out of a list. */
export function oneOf<const T extends string>(values: readonly T[], description: string): Type.TEnum<T[]> {
  return Type.Enum([...values], { description })
}

/** Something, or null where there is none. */
export const Nullable = <T extends TSchema>(schema: T): Type.TUnion<[T, Type.TNull]> =>
  Type.Union([schema, Type.Null()])

/** Document and article. */
export const BasisOf = Type.Object({ document: Type.String(), article: Type.String() })

export const Level = oneOf(INSTITUTION_LEVELS, '机构等级')
