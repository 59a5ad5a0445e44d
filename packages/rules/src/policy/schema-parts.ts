/** What the schemas of all policy files are made of. */
export type Schema = Record<string, unknown>

export const DAY: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，例如 2024-01-01' }
export const CODE: Schema = { type: 'string', pattern: '^\\d{6}$', description: "六位区划代码，加引号，例如 '330100'" }
export const FLAG: Schema = { enum: ['yes', 'no', true, false] }

export const object = (properties: Schema, required: readonly string[] = [], description?: string): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  ...(description === undefined ? {} : { description }),
})

export const SOURCE = object(
  {
    document: { type: 'string', description: 'documents.yaml 里的 id' },
    article: { type: 'string', description: '该文件登记的条款' },
  },
  ['document', 'article'],
  '依据',
)
export const STATUS: Schema = {
  enum: ['stated', 'provisional', 'open'],
  description: 'stated 有据（默认）· provisional 暂用 · open 待定',
}
