/** A file of dated rules as JSON Schema: which names there are and what each may be. */
import type { Kinds } from './rule-kinds.ts'
import { DAY, SOURCE, STATUS, object } from './schema-parts.ts'
import type { Schema } from './schema-parts.ts'

/** A rule with its dated values; `value: open` where no document states it. */
function ruleSchema(value: Schema, unit: string | undefined): Schema {
  const version = object(
    {
      from: DAY,
      value: { anyOf: [value, { const: 'open', description: '还没有规定' }] },
      source: SOURCE,
      status: STATUS,
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

/**
 * The schema of a file with these names; what a pool leaves out it inherits. `example` is what its title may be, `beside` what
 * stands there that is no dated rule.
 */
export function ruleFileSchema(kinds: Kinds, example: string, beside: Readonly<Record<string, Schema>> = {}): Schema {
  const sections: Record<string, Schema> = {}
  const top: Schema = { title: { type: 'string', description: `名称，例如 ${example}` } }
  for (const [name, { schema, unit }] of Object.entries(kinds)) {
    const [section = '', key] = name.split('.')
    const one = ruleSchema(schema, unit)
    if (key === undefined) top[section] = one
    else sections[section] = { ...sections[section], [key]: one }
  }
  for (const [section, rules] of Object.entries(sections)) top[section] = object(rules)
  Object.assign(top, beside)
  return object(top, ['title'])
}
