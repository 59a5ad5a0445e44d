/** filing.yaml as JSON Schema: which figures there are and what each may be. */
import { FIGURES, FIGURE_NAMES, unitOf } from './figures.ts'

type Schema = Record<string, unknown>

const object = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const SOURCE = object({ document: { type: 'string' }, article: { type: 'string' } }, ['document', 'article'])

/** A figure with its dated values; `value: open` where no document states it. */
function figureSchema(value: Schema, unit: string | undefined): Schema {
  const version = object(
    {
      from: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '生效日，例如 2024-01-01' },
      value: { anyOf: [value, { const: 'open', description: '还没有规定' }] },
      source: SOURCE,
      status: { enum: ['stated', 'provisional', 'open'] },
      note: { type: 'string' },
      others: {
        type: 'array',
        description: '另有文字说法不一样的，写在一起给人看，不据此决定',
        items: object({ says: { type: 'string' }, source: SOURCE }, ['says', 'source']),
      },
    },
    ['from', 'value', 'source'],
  )
  return object(
    {
      title: { type: 'string', description: '中文名称' },
      ...(unit === undefined ? {} : { unit: { const: unit } }),
      values: { type: 'array', items: version, minItems: 1, description: '按生效日从早到晚' },
      note: { type: 'string' },
    },
    ['title', 'values'],
  )
}

/** The schema of a filing.yaml; what a pool leaves out it inherits. */
export function filingSchema(): Schema {
  const sections: Record<string, Schema> = {}
  const top: Schema = { title: { type: 'string', description: '名称，例如 杭州市异地就医备案' } }
  for (const name of FIGURE_NAMES) {
    const { schema } = FIGURES[name]
    const [section = '', figure] = name.split('.')
    const one = figureSchema(schema, unitOf(name))
    if (figure === undefined) top[section] = one
    else sections[section] = { ...sections[section], [figure]: one }
  }
  for (const [section, figures] of Object.entries(sections)) top[section] = object(figures)
  return object(top, ['title'])
}
