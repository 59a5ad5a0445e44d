import { Type } from 'typebox'

/** What the doors of all calculations have in common: they describe cases, and leave every judgement to the rules. */

/** The schemas describe; they neither refuse a case nor filter a result, both are the rules'. */
export const describedOnly = { validatorCompiler: () => () => true, serializerCompiler: () => JSON.stringify }

export const explainQuery = Type.Object({
  explain: Type.Optional(Type.String({ description: '1 或 true：给出每一步的说明' })),
})

/** Whether the caller wants each step explained; the query is as it came. */
export function wantsExplanation(explain: unknown): boolean {
  return explain === '1' || explain === 'true' || explain === ''
}

/** What a body is that is no case, in Chinese. */
export function kindOfBody(value: unknown): string {
  if (value === null || value === undefined) return ' null'
  if (Array.isArray(value)) return '一个数组'
  return { string: '一段文字', number: '一个数字', boolean: '一个是否值' }[typeof value as string] ?? '别的内容'
}
