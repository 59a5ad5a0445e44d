/**
 * The policy language as JSON Schema (draft 2020-12), for completion and first checks in an editor. It says which keys and
 * words there are; what only the whole pool can show (gaps, conflicts, what nothing decides) `yidi policy check` proves.
 */
import { COMPONENTS } from '../engine/bill.ts'
import { filingSchema } from '../filing/schema.ts'
import { ALIASES, KEYS, WORDS } from './keys.ts'
import { KEY_LABELS, labelOf } from './labels.ts'
import { UNITS } from './figure.ts'

type Schema = Record<string, unknown>

const DAY: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，例如 2024-01-01' }
const CODE: Schema = { type: 'string', pattern: '^\\d{6}$', description: "六位区划代码，加引号，例如 '330100'" }
const NUMBER: Schema = { type: 'number', minimum: 0 }
const FLAG: Schema = { enum: ['yes', 'no', true, false] }

const object = (properties: Schema, required: readonly string[] = [], description?: string): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  ...(description === undefined ? {} : { description }),
})

const SOURCE = object(
  {
    document: { type: 'string', description: 'documents.yaml 里的 id' },
    article: { type: 'string', description: '该文件登记的条款' },
  },
  ['document', 'article'],
  '依据',
)
const STATUS: Schema = {
  enum: ['stated', 'provisional', 'open'],
  description: 'stated 有据（默认）· provisional 暂用 · open 待定',
}

const FIGURE: Schema = {
  description: '一个数；open 待定；none 不设限额；或一组键',
  anyOf: [
    NUMBER,
    { enum: ['open', 'none'] },
    object({
      value: { anyOf: [NUMBER, { enum: ['open', 'none'] }] },
      status: STATUS,
      source: SOURCE,
      note: { type: 'string' },
      like: { type: 'object', description: '比照同表的另一格，例如 {category: retired}' },
      'person-share-times': { ...NUMBER, description: '个人负担部分乘以几' },
      times: { ...NUMBER, description: '数值乘以几' },
    }),
  ],
}

const PARAMETER: Schema = object(
  {
    title: { type: 'string', description: '中文名称，会写进每一步的说明' },
    term: { type: 'string' },
    unit: { enum: Object.keys(UNITS), description: '单位；写在起付、比例、限额等处的参数可以不写' },
    states: { enum: ['fund', 'person'], description: '表里写的是基金支付比例（fund，默认）还是个人负担比例（person）' },
    by: {
      description: `表的键，按层次从外到内：${KEYS.map((key) => `${key} ${KEY_LABELS[key]}`).join('、')}`,
      anyOf: [{ enum: KEYS }, { type: 'array', items: { enum: KEYS } }],
    },
    values: {
      type: 'array',
      minItems: 1,
      description: '按生效日从早到晚；后一项的 table 只写改动的格',
      items: object(
        {
          from: DAY,
          to: DAY,
          source: SOURCE,
          status: STATUS,
          value: { $ref: '#/$defs/figure' },
          table: { $ref: '#/$defs/table' },
          note: { type: 'string' },
        },
        ['from', 'source'],
      ),
    },
    note: { type: 'string' },
  },
  ['title', 'values'],
)

const DEFS: Schema = {
  figure: FIGURE,
  table: {
    type: 'object',
    description: '键是词、逗号分开的几个词、any（全部）或 rest（其余）；年龄和次数写成 0-17、18+',
    additionalProperties: { anyOf: [{ $ref: '#/$defs/table' }, { $ref: '#/$defs/figure' }] },
  },
  parameter: PARAMETER,
  parameterOrName: {
    description: '就地写一个参数，或写 parameters 里的名字',
    anyOf: [{ $ref: '#/$defs/parameter' }, { type: 'string' }],
  },
}

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

const EFFECT: Schema = object({
  refuse: {
    type: 'string',
    description: 'not-designated、not-networked、not-filed、no-account，或本地自己的代码（另写 text）',
  },
  text: { type: 'string' },
  hint: { type: 'string' },
  open: { ...FLAG, description: '法规没有写' },
  prepay: { description: '先行自付百分比', anyOf: [NUMBER, { $ref: '#/$defs/parameterOrName' }] },
  'points-off': { description: '支付比例降低的百分点', anyOf: [NUMBER, { $ref: '#/$defs/parameterOrName' }] },
  times: { description: '支付比例乘以几', anyOf: [NUMBER, { $ref: '#/$defs/parameterOrName' }] },
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
          to: DAY,
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
        amount: { $ref: '#/$defs/parameterOrName' },
        factors: { $ref: '#/$defs/parameterOrName' },
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
          upTo: { $ref: '#/$defs/parameterOrName' },
          fund: { $ref: '#/$defs/parameterOrName' },
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

const LIMITS: Schema = {
  description: '支付限额',
  anyOf: [
    { enum: ['none'] },
    {
      type: 'array',
      items: object(
        {
          name: { type: 'string' },
          title: { type: 'string' },
          per: { enum: ['year', 'visit'] },
          covers: words('kind'),
          amount: { $ref: '#/$defs/parameterOrName' },
        },
        ['name', 'per', 'covers', 'amount'],
      ),
    },
  ],
}

const COMPONENT: Schema = { enum: COMPONENTS }

const LAYERS: Schema = {
  description: '基本医保之后的各层，按先后',
  anyOf: [
    { enum: ['none'] },
    {
      type: 'array',
      items: object(
        {
          name: { type: 'string', description: '大病保险写 critical-illness' },
          title: { type: 'string' },
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
          threshold: { anyOf: [{ enum: ['none'] }, { $ref: '#/$defs/parameterOrName' }] },
          bands: {
            type: 'array',
            items: object({ upTo: { $ref: '#/$defs/parameterOrName' }, pays: { $ref: '#/$defs/parameterOrName' } }, [
              'pays',
            ]),
          },
          limit: { $ref: '#/$defs/parameterOrName' },
        },
        ['name', 'title', 'covers', 'along', 'base', 'threshold', 'bands'],
      ),
    },
  ],
}

const INSURANCE: Schema = object({
  ...Object.fromEntries(WORDS.kind.map((kind) => [kind, KIND])),
  limits: LIMITS,
  layers: LAYERS,
})

const NAMES: Schema = { type: 'object', additionalProperties: { type: 'string' } }

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
  notes: { type: 'string' },
  reference: FLAG,
})

const BENEFITS: Schema = object({
  title: { type: 'string' },
  parameters: { type: 'object', additionalProperties: { $ref: '#/$defs/parameter' } },
  ...Object.fromEntries(WORDS.insurance.map((word) => [word, INSURANCE])),
})

const CONTRIBUTIONS: Schema = object({
  title: { type: 'string' },
  averageWage: { $ref: '#/$defs/parameter' },
})

const DOCUMENTS: Schema = object(
  {
    documents: {
      type: 'array',
      items: object(
        {
          id: { type: 'string' },
          short: { type: 'string' },
          number: { type: 'string' },
          title: { type: 'string' },
          issuer: { type: 'string' },
          dated: { type: 'string' },
          from: DAY,
          fromStatus: STATUS,
          kind: { type: 'string' },
          level: { enum: ['national', 'province', 'city'] },
          weak: FLAG,
          trust: { type: 'string', description: '不是正式文件的，它是哪一类文字、能信到什么程度；weak 的必写' },
          url: { type: 'string' },
          articles: {
            type: 'array',
            items: object({ article: { type: 'string' }, says: { type: 'string' } }, ['article', 'says']),
          },
        },
        ['id', 'title'],
      ),
    },
  },
  ['documents'],
)

const publish = (name: string, title: string, schema: Schema): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `yidi:policy/${name}`,
  title,
  ...schema,
  $defs: DEFS,
})

const CALENDAR: Schema = object(
  {
    years: {
      type: 'object',
      patternProperties: {
        '^(19|20|21)\\d\\d$': object(
          {
            source: { type: 'string', description: '从哪里抄来的' },
            holidays: {
              type: 'array',
              items: object({ name: { type: 'string' }, from: DAY, to: DAY }, ['name', 'from', 'to'], '一次放假'),
            },
            makeUpDays: { type: 'array', items: DAY, description: '调休上班的周末' },
          },
          ['source', 'holidays', 'makeUpDays'],
        ),
      },
      additionalProperties: false,
    },
  },
  ['years'],
)

/** File of a policy folder → its schema. */
export const policySchemas: Readonly<
  Record<'pool' | 'away' | 'benefits' | 'contributions' | 'documents' | 'filing' | 'calendar', Schema>
> = {
  pool: publish('pool', 'pool.yaml：统筹区', POOL),
  away: publish('away', 'away.yaml：异地就医结算规则', AWAY),
  benefits: publish('benefits', 'benefits.yaml：待遇', BENEFITS),
  contributions: publish('contributions', 'contributions.yaml：缴费', CONTRIBUTIONS),
  documents: publish('documents', 'documents.yaml：文件和条款', DOCUMENTS),
  filing: publish('filing', 'filing.yaml：备案', filingSchema()),
  calendar: publish('calendar', 'calendar.yaml：节假日和调休', CALENDAR),
}
