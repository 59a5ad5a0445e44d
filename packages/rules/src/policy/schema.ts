/**
 * The policy language as JSON Schema (draft 2020-12), for completion and first checks in an editor. It says which keys and
 * words there are; what only the whole pool can show (gaps, conflicts, what nothing decides) `yidi policy check` proves.
 */
import { COMPONENTS } from '../engine/bill.ts'
import { claimsSchema } from '../claims/schema.ts'
import { contributionsSchema } from '../contributions/schema.ts'
import { filingSchema } from '../filing/schema.ts'
import { oversightSchema } from '../oversight/schema.ts'
import { FUNDS, LAYER_FUNDS } from '../funds.ts'
import { ALIASES, KEYS, WORDS } from './keys.ts'
import { KEY_LABELS, labelOf } from './labels.ts'
import { FIGURE_PLACES, QUANTITIES, rangeText } from './figure-places.ts'
import type { FigurePlace, Quantity } from './figure-places.ts'
import { OTHER_PAYERS } from './never-paid.ts'
import { OVERLAP_CHOICES, OVERLAP_KINDS } from './overlaps.ts'
import { SUPPLY_CHOICES, SUPPLY_KINDS } from './supply.ts'
import { CALENDAR, DOCUMENT, DOCUMENTS } from './schema-documents.ts'
import { CODE, DAY, FLAG, SOURCE, STATUS, object } from './schema-parts.ts'
import type { Schema } from './schema-parts.ts'

/** A part that many definitions have in common. */
const common = (name: 'day' | 'source' | 'status' | 'by'): Schema => ({ $ref: `#/$defs/${name}` })

/** A bare number of a quantity, in its range. */
const numberOf = (quantity: Quantity): Schema => {
  const { least, most, zero } = quantity
  const range: Schema = { type: 'number', minimum: least, maximum: most }
  return {
    description: `${quantity.label}：${rangeText(quantity)}`,
    ...(zero ? { anyOf: [{ const: 0 }, range] } : range),
  }
}

/** A figure of one of these quantities. */
const figureOf = (quantities: readonly Quantity[]): Schema => {
  const bare = [
    ...quantities.map(numberOf),
    {
      enum: ['open', ...(quantities.some((one) => one.none) ? ['none'] : [])],
      description: 'open 待定，none 不设限额',
    },
  ]
  return {
    anyOf: [
      ...bare,
      object({
        value: { anyOf: bare },
        status: common('status'),
        source: common('source'),
        note: { type: 'string' },
        like: { type: 'object', description: '比照同表的另一格，例如 {category: retired}' },
        'person-share-times': {
          ...numberOf(FIGURE_PLACES['like.person-share-times'].takes[0]),
          description: '个人负担部分乘以几',
        },
        times: { ...numberOf(FIGURE_PLACES['like.times'].takes[0]), description: '数值乘以几' },
      }),
    ],
  }
}

/** A parameter of one of these quantities; `shared`: whether it may say whose share it is. */
const parameterOf = (id: string, quantities: readonly Quantity[], shared: boolean, needsUnit: boolean): Schema => {
  const units = quantities.map((one) => one.unit)
  return object(
    {
      title: { type: 'string', description: '中文名称，会写进每一步的说明' },
      unit: { enum: units, description: `单位：${quantities.map((one) => `${one.unit}（${one.label}）`).join('、')}` },
      ...(shared
        ? {
            states: {
              enum: ['fund', 'person'],
              description: '表里写的是基金支付比例（fund，默认）还是个人负担比例（person）',
            },
          }
        : {}),
      by: common('by'),
      values: {
        type: 'array',
        minItems: 1,
        description: '按生效日从早到晚；后一项的 table 只写改动的格',
        items: object(
          {
            from: common('day'),
            to: common('day'),
            source: common('source'),
            status: common('status'),
            value: { $ref: `#/$defs/figure-${id}` },
            table: { $ref: `#/$defs/table-${id}` },
            note: { type: 'string' },
          },
          ['from', 'source'],
        ),
      },
      note: { type: 'string' },
    },
    needsUnit ? ['title', 'unit', 'values'] : ['title', 'values'],
  )
}

const BY: Schema = {
  description: `表的键，按层次从外到内：${KEYS.map((key) => `${key} ${KEY_LABELS[key]}`).join('、')}`,
  anyOf: [{ enum: KEYS }, { type: 'array', items: { enum: KEYS } }],
}

/** Figure, table and parameter of one place, under names of their own. */
const defsOf = (id: string, quantities: readonly Quantity[], shared: boolean, needsUnit: boolean): Schema => ({
  [`figure-${id}`]: figureOf(quantities),
  [`table-${id}`]: {
    type: 'object',
    description: '键是词、逗号分开的几个词、any（全部）或 rest（其余）；年龄和次数写成 0-17、18+',
    additionalProperties: { anyOf: [{ $ref: `#/$defs/table-${id}` }, { $ref: `#/$defs/figure-${id}` }] },
  },
  [`parameter-${id}`]: parameterOf(id, quantities, shared, needsUnit),
})

type Place = keyof typeof FIGURE_PLACES
const PLACES = Object.entries(FIGURE_PLACES) as [Place, FigurePlace][]
/** Units that some place takes: what may stand under `parameters:` to be called from there. */
const UNITS = Object.entries(QUANTITIES).filter(([unit]) =>
  PLACES.some(([, { takes }]) => takes.some((one) => one.unit === unit)),
)

/** What may stand at a place: a parameter, or the name of one under `parameters:`. */
const at = (place: Place): Schema => ({
  description: `${FIGURE_PLACES[place].title}：就地写一个参数，或写 parameters 里的名字`,
  anyOf: [{ $ref: `#/$defs/parameter-${place}` }, { type: 'string' }],
})

/** The definitions of a file with these places. */
const defsFor = (isIn: (place: Place) => boolean): Schema => ({
  day: DAY,
  source: SOURCE,
  status: STATUS,
  by: BY,
  ...Object.assign(
    {},
    ...PLACES.filter(([id]) => isIn(id)).map(([id, { takes, shared }]) => defsOf(id, takes, shared, false)),
    ...UNITS.map(([unit, quantity]) => defsOf(unit, [quantity], unit === 'percent', true)),
  ),
  parameter: { anyOf: UNITS.map(([unit]) => ({ $ref: `#/$defs/parameter-${unit}` })) },
})
const isOfRow = (id: Place): boolean => id.startsWith('then.')
const isOfContributions = (id: Place): boolean => id === 'contributions.average-wage'
const isOfBenefits = (id: Place): boolean => !isOfRow(id) && !id.startsWith('contributions.') && !id.startsWith('like.')

const words = (key: keyof typeof WORDS): Schema => {
  const all = key === 'filing' ? [...WORDS[key], ...Object.keys(ALIASES)] : WORDS[key]
  const one: Schema = { enum: all }
  return {
    description: `${KEY_LABELS[key]}：${WORDS[key].map((word) => `${word} ${labelOf(key, word)}`).join('、')}`,
    anyOf: [one, { type: 'array', items: one }],
  }
}

const WHEN: Schema = object({
  ...Object.fromEntries((Object.keys(WORDS) as (keyof typeof WORDS)[]).map((key) => [key, words(key)])),
  region: { description: 'pool.yaml 里 regions 的名字，或 elsewhere' },
  assistance: { description: 'pool.yaml 里 assistance 的名字，或 none' },
})

/** A figure of a row: a bare number, or what may stand at any place. */
const cutOf = (place: keyof typeof FIGURE_PLACES): Schema => ({
  description: FIGURE_PLACES[place].title,
  anyOf: [...FIGURE_PLACES[place].takes.map(numberOf), at(place)],
})

const EFFECT: Schema = object({
  refuse: {
    type: 'string',
    description: 'not-designated、not-networked、not-filed、no-account，或本地自己的代码（另写 text）',
  },
  text: { type: 'string' },
  hint: { type: 'string' },
  open: { ...FLAG, description: '法规没有写' },
  prepay: cutOf('then.prepay'),
  'points-off': cutOf('then.points-off'),
  times: cutOf('then.times'),
  table: { type: 'string', description: 'pool.yaml 里 tables 的名字' },
  'account-only': { enum: ['current-year', 'past-year'] },
  cut: { enum: ['unfiled'], description: '这一降低只因没有备案' },
})

const ROW: Schema = object(
  {
    name: { type: 'string' },
    title: { type: 'string' },
    when: WHEN,
    then: EFFECT,
    source: SOURCE,
    status: STATUS,
    note: { type: 'string' },
  },
  ['name', 'then', 'source'],
)

const AWAY: Schema = object(
  {
    title: { type: 'string' },
    parameters: {
      anyOf: [{ enum: ['none'] }, { type: 'object', additionalProperties: { $ref: '#/$defs/parameter' } }],
    },
    versions: {
      type: 'array',
      items: object(
        {
          from: DAY,
          decide: { enum: ['first-that-fits', 'exactly-one'] },
          rows: { type: 'array', items: ROW },
          extras: { type: 'array', items: ROW },
          note: { type: 'string' },
          inherit: FLAG,
        },
        ['from'],
      ),
    },
  },
  [],
  '异地就医结算规则',
)

const DEDUCTIBLE: Schema = {
  description: '起付标准',
  anyOf: [
    { enum: ['none'] },
    object(
      {
        mechanism: { enum: ['once-a-year', 'per-stay'] },
        amount: at('deductible.amount'),
        factors: at('deductible.factors'),
        continued: at('deductible.continued'),
      },
      ['mechanism', 'amount'],
    ),
  ],
}

const SHARE: Schema = object(
  {
    along: { enum: ['year', 'bill'], description: 'year 按全年累计分段 · bill 按每次费用分段' },
    deductible: { enum: ['counts', 'apart'], description: 'counts 起付标准占分段 · apart 不占' },
    bands: {
      type: 'array',
      minItems: 1,
      items: object(
        {
          name: { type: 'string' },
          title: { type: 'string' },
          upTo: at('share.bands.upTo'),
          fund: at('share.bands.fund'),
        },
        ['fund'],
      ),
    },
  },
  ['along', 'bands'],
  '分段支付',
)

const ACCOUNTS: Schema = {
  anyOf: [
    { enum: ['none'] },
    {
      type: 'array',
      items: object(
        {
          from: { enum: ['current-year', 'past-year'] },
          pays: { enum: ['eligible', 'deductible', 'share', 'remainder'] },
          source: SOURCE,
        },
        ['from', 'pays', 'source'],
      ),
    },
  ],
  description: '个人账户使用顺序',
}

const KIND: Schema = object({
  title: { type: 'string' },
  as: { enum: WORDS.kind, description: '同另一种就诊，另写的键盖过它' },
  open: { type: 'string', description: '待定：缺的是什么' },
  source: SOURCE,
  accounts: ACCOUNTS,
  deductible: DEDUCTIBLE,
  share: SHARE,
})

const HAS_INPATIENT: Schema = { type: 'array', contains: { const: 'inpatient' } }

const LIMITS: Schema = {
  description: '支付限额',
  anyOf: [
    { enum: ['none'] },
    {
      type: 'array',
      items: {
        ...object(
          {
            name: { type: 'string' },
            title: { type: 'string' },
            per: { enum: ['year', 'visit'] },
            covers: words('kind'),
            amount: at('limits.amount'),
          },
          ['name', 'per', 'covers', 'amount'],
        ),
        if: { properties: { covers: { anyOf: [{ const: 'inpatient' }, HAS_INPATIENT] } } },
        // A stay costs thousands, and so does its limit (limit.ts reads it so).
        then: { properties: { amount: at('limits.amount.inpatient') } },
      },
    },
  ],
}

const COMPONENT: Schema = { enum: COMPONENTS }

const LAYER: Schema = object(
  {
    name: { type: 'string', description: '大病保险写 critical-illness' },
    title: { type: 'string' },
    fund: {
      enum: LAYER_FUNDS,
      description: `由哪个基金支付：${LAYER_FUNDS.map((fund) => `${fund} ${FUNDS[fund].title}`).join('、')}；层名或名称就是其中一个时可以不写`,
    },
    covers: words('kind'),
    along: { enum: ['year', 'bill'] },
    base: {
      anyOf: [COMPONENT, { type: 'array', items: COMPONENT }],
      description:
        'own-share 乙类先付、prepayment 先行自付、special-drugs 特殊药品、share 按比例自付、deductible 起付标准、above-limit 超过分段或限额、unfiled-cut 因未备案多付',
    },
    less: {
      anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      description: '减去前面哪几层已付的',
    },
    threshold: { anyOf: [{ enum: ['none'] }, at('layers.threshold')] },
    bands: {
      type: 'array',
      items: object({ upTo: at('layers.bands.upTo'), pays: at('layers.bands.pays') }, ['pays']),
    },
    limit: at('layers.limit'),
  },
  ['name', 'title', 'covers', 'along', 'base', 'threshold', 'bands'],
)

const CALLED_AFTER_A_FUND: Schema = {
  anyOf: [
    { properties: { name: { enum: LAYER_FUNDS } } },
    { properties: { title: { enum: LAYER_FUNDS.map((fund) => FUNDS[fund].title) } } },
  ],
}

const LAYERS: Schema = {
  description: '基本医保之后的各层，按先后',
  anyOf: [
    { enum: ['none'] },
    {
      type: 'array',
      // A layer that is not called after a fund says which one pays (layer.ts reads it so).
      items: { ...LAYER, if: { not: CALLED_AFTER_A_FUND }, then: { required: ['fund'] } },
    },
  ],
}

const INSURANCE: Schema = object({
  ...Object.fromEntries(WORDS.kind.map((kind) => [kind, KIND])),
  limits: LIMITS,
  layers: LAYERS,
})

const NAMES: Schema = { type: 'object', additionalProperties: { type: 'string' } }

/** A setting of the agency, which holds from a day on. */
const choices = (words: readonly string[]): Schema => ({
  type: 'array',
  items: object({ from: DAY, value: { enum: words }, note: { type: 'string' } }, ['from', 'value']),
})

const SUPPLY: Schema = object(
  Object.fromEntries(
    SUPPLY_KINDS.map((kind) => [
      kind,
      {
        type: 'array',
        items: object({ from: DAY, days: { type: 'integer', minimum: 0 }, source: SOURCE, note: { type: 'string' } }, [
          'from',
          'days',
          'source',
        ]),
      },
    ]),
  ),
  [],
  '一次带药最多几天：acute 急性病、ordinary 一般慢性病、long-term 规定病种和长期慢性病及出院带药、continuous 连续处方',
)

const OVERLAPS: Schema = object(
  Object.fromEntries(OVERLAP_KINDS.map((kind) => [kind, choices(OVERLAP_CHOICES)])),
  [],
  '住院期间另有购药、急诊、规定病种门诊、家庭病床费用时，从哪天起提醒（warn，不写也是）还是拒绝（refuse）；是经办机构的设置，不是政策',
)

const POOL: Schema = object({
  code: CODE,
  name: { type: 'string' },
  short: { type: 'string', description: '句子里用的简称' },
  inherits: { type: 'string', description: '上级文件夹：zhejiang、national' },
  telephone: { type: 'string', description: '待定时请人打的电话' },
  homes: {
    type: 'array',
    items: {
      anyOf: [CODE, object({ code: CODE, source: SOURCE, status: STATUS, note: { type: 'string' } }, ['code'])],
    },
    description: '参保地',
  },
  inForce: object({ from: DAY, source: SOURCE, status: STATUS, note: { type: 'string' } }, ['from']),
  insurances: object(Object.fromEntries(WORDS.insurance.map((word) => [word, words('category')]))),
  benefits: object({ open: { type: 'array', items: { type: 'string' } } }, ['open'], '整个统筹区的待遇都待定时写'),
  settleOn: { enum: ['settlement-level', 'grade'] },
  tables: { ...NAMES, description: '待遇表的名字，第一个用于参保地' },
  regions: {
    type: 'object',
    additionalProperties: object({ title: { type: 'string' }, places: { type: 'array', items: CODE } }, [
      'title',
      'places',
    ]),
  },
  assistance: { ...NAMES, description: '救助对象的名字' },
  bases: object({ scope: SOURCE, cash: SOURCE, open: SOURCE }),
  neverPaid: {
    ...object(Object.fromEntries(OTHER_PAYERS.map((payer) => [payer, SOURCE])), []),
    description:
      '基金不支付、由别处负担的费用：work-injury 工伤、maternity 生育、public-health 公共卫生、abroad 境外就医',
  },
  overlaps: OVERLAPS,
  supply: SUPPLY,
  overSupply: {
    ...choices(SUPPLY_CHOICES),
    description:
      '带药超过天数时，从哪天起提醒（warn，不写也是）还是把肯定超过的部分划为自费（cut）；是经办机构的设置，不是政策',
  },
})

const BENEFITS: Schema = object({
  title: { type: 'string' },
  parameters: { type: 'object', additionalProperties: { $ref: '#/$defs/parameter' } },
  ...Object.fromEntries(WORDS.insurance.map((word) => [word, INSURANCE])),
})

const CONTRIBUTIONS = contributionsSchema({ $ref: '#/$defs/parameter-contributions.average-wage' })

const publish = (name: string, title: string, schema: Schema, defs?: Schema): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `yidi:policy/${name}`,
  title,
  ...schema,
  ...(defs === undefined ? {} : { $defs: defs }),
})

/** File of a policy folder → its schema. */
export const policySchemas: Readonly<
  Record<
    | 'pool'
    | 'away'
    | 'benefits'
    | 'contributions'
    | 'documents'
    | 'document'
    | 'filing'
    | 'claims'
    | 'oversight'
    | 'calendar',
    Schema
  >
> = {
  pool: publish('pool', 'pool.yaml：统筹区', POOL),
  away: publish('away', 'away.yaml：异地就医结算规则', AWAY, defsFor(isOfRow)),
  benefits: publish('benefits', 'benefits.yaml：待遇', BENEFITS, defsFor(isOfBenefits)),
  contributions: publish('contributions', 'contributions.yaml：缴费', CONTRIBUTIONS, defsFor(isOfContributions)),
  documents: publish('documents', 'documents.yaml：文件和条款', DOCUMENTS),
  document: publish('document', 'documents/ 里的一份文件', DOCUMENT),
  filing: publish('filing', 'filing.yaml：备案', filingSchema()),
  claims: publish('claims', 'claims.yaml：零星报销', claimsSchema()),
  oversight: publish('oversight', 'oversight.yaml：监管规则', oversightSchema()),
  calendar: publish('calendar', 'calendar.yaml：节假日和调休', CALENDAR),
}
