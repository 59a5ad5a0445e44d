/** oversight.yaml as JSON Schema: the mechanisms with their settings and words. */
import { DAY, FLAG, SOURCE, object } from '../policy/schema-parts.ts'
import type { Schema } from '../policy/schema-parts.ts'
import { MECHANISMS } from './mechanisms/index.ts'
import type { Mechanism, SettingKind } from './mechanism.ts'
import { RULE_STATUSES } from './rule.ts'
import { SETTING_UNITS } from './setting-units.ts'

const settingSchema = ({ title, unit, least, most }: SettingKind): Schema => ({
  ...object({
    default: {
      type: SETTING_UNITS[unit].decimals === 0 ? 'integer' : 'number',
      minimum: least,
      maximum: most,
      description: `${title}，单位：${SETTING_UNITS[unit].label}`,
    },
    unit: { enum: [unit] },
    note: { type: 'string' },
  }),
  description: `${title}；是经办机构的设置，不是政策`,
})

/** What settings and words a rule of one mechanism has. */
const settingsOf = ({ name, settings, words }: Mechanism): Schema => ({
  if: { properties: { mechanism: { const: name } }, required: ['mechanism'] },
  then: {
    properties: {
      settings: object(
        Object.fromEntries(Object.entries(settings).map(([key, kind]) => [key, settingSchema(kind)] as const)),
      ),
      words: object(
        Object.fromEntries(words.map((word) => [word, { type: 'array', items: { type: 'string' } }] as const)),
      ),
    },
  },
})

/** The schema of an oversight.yaml. A pool's file need only say what differs from what it inherits. */
export function oversightSchema(): Schema {
  const rule = object({
    mechanism: {
      enum: MECHANISMS.map(({ name }) => name),
      description: MECHANISMS.map(({ name, term }) => `${name} ${term}`).join('、'),
    },
    from: DAY,
    to: DAY,
    on: { ...FLAG, description: 'no：本统筹区不用这条规则' },
    title: { type: 'string' },
    says: { type: 'string', description: '给人看的一句话' },
    source: SOURCE,
    status: {
      enum: RULE_STATUSES,
      description: 'stated 条文写了数值（默认）· provisional 比照别处 · setting 条文只让经办机构监管，规则是它的设置',
    },
    weight: { type: 'integer', minimum: 0, maximum: 1000, description: '刚到起算点时记几分；是设置' },
    settings: { type: 'object' },
    words: { type: 'object' },
    note: { type: 'string' },
  })
  return object({
    title: { type: 'string' },
    note: { type: 'string' },
    rules: { type: 'object', additionalProperties: { ...rule, allOf: MECHANISMS.map(settingsOf) } },
  })
}
