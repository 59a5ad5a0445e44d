import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { agreementActions, agreementStates } from './agreement.ts'
import type { AgreementAction, AgreementState } from './agreement.ts'

/** The directory of hospitals and pharmacies: search, one entry, its agreement and its history, the report of an import. */

export const institutionLevels = {
  tier3: '三级',
  tier2: '二级',
  tier1: '一级',
  community: '基层',
  other: '其他',
  pharmacy: '药店',
} as const
export const institutionServices = {
  inpatient: '住院',
  outpatient: '普通门诊',
  chronic: '门诊慢特病',
  pharmacy: '药店购药',
} as const
export const institutionOwnerships = { public: '公立', private: '民营' } as const

export type InstitutionServiceWord = keyof typeof institutionServices
export type InstitutionOwnership = keyof typeof institutionOwnerships

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]
const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

const Level = Type.Enum(keysOf(institutionLevels))
const Ownership = Type.Enum(keysOf(institutionOwnerships))
const Service = Type.Enum(keysOf(institutionServices))
const State = Type.Enum(keysOf<AgreementState>(agreementStates))
const Action = Type.Enum(keysOf<AgreementAction>(agreementActions))

export const InstitutionSearchSchema = Type.Object(
  {
    q: Type.Optional(
      Type.String({ maxLength: 60, description: '名称的一部分、拼音、拼音首字母或机构编码，可用空格隔开几段' }),
    ),
    place: Type.Optional(
      Type.String({ pattern: '^[1-9]\\d{5}$', description: '市或省的六位代码；区县代码按所在的市查' }),
    ),
    level: Type.Optional(Level),
    kind: Type.Optional(Type.Enum(['hospital', 'pharmacy'], { description: '只看医疗机构或只看药店' })),
    ownership: Type.Optional(Ownership),
    service: Type.Optional(Service),
    settles: Type.Optional(Type.Boolean({ description: 'true：只看今天协议有效、开通了异地直接结算的' })),
    after: Type.Optional(Type.String({ maxLength: 60, description: '上一页给出的 next' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '一页几家，默认 20' })),
  },
  { additionalProperties: false },
)

const InstitutionFoundSchema = Type.Object({
  code: Type.String({ description: '国家统一的定点医药机构编码' }),
  name: Type.String(),
  place: Type.String({ description: '所在市的六位代码' }),
  level: Type.Enum(keysOf(institutionLevels), { description: '机构等级' }),
  settlementLevel: nullable(Level),
  ownership: nullable(Ownership),
  address: nullable(Type.String()),
  telephone: nullable(Type.String()),
  services: Type.Array(Service, { description: '今天对异地参保人开通的服务' }),
  designated: Type.Boolean({ description: '今天协议有效：与所在市签订，或与所在市互认的统筹区签订' }),
  settles: Type.Boolean({ description: '今天可以异地直接结算：协议有效，且至少开通一项服务' }),
})

export const InstitutionListSchema = Type.Object({
  institutions: Type.Array(InstitutionFoundSchema),
  next: nullable(Type.String({ description: '下一页的 after；没有下一页时为空' })),
})

/** How large the directory is: what is loaded here, and what the sources say of theirs. */
export const DirectorySizeSchema = Type.Object({
  institutions: Type.Integer({ description: '已录入的医疗机构' }),
  pharmacies: Type.Integer({ description: '已录入的零售药店' }),
  told: Type.Array(
    Type.Object({
      title: Type.String(),
      text: Type.String(),
      source: Type.Object({ document: Type.String(), article: Type.String() }),
    }),
    { description: '文件里写的数目' },
  ),
})

const AgreementEventSchema = Type.Object({
  no: Type.Integer(),
  action: Action,
  title: Type.String(),
  day: Type.String({ description: '从哪天起生效（YYYY-MM-DD）' }),
  reason: nullable(Type.String()),
  at: Type.String({ description: '记录的时刻' }),
})

const agreementNow = {
  state: State,
  title: Type.String(),
  since: nullable(Type.String({ description: '这个状态从哪天起' })),
  reason: nullable(Type.String()),
}
const history = Type.Array(AgreementEventSchema, { description: '协议的全部经过，最早的在前' })

/** The agreement of an institution with the agency of one pool, and which pools recognise it. */
export const AgreementOfPoolSchema = Type.Object({
  pool: Type.String({ description: '签订协议的统筹区（或就医地）' }),
  poolName: Type.String(),
  ...agreementNow,
  history,
  recognised: Type.Array(
    Type.Object({
      pool: Type.String(),
      poolName: Type.String(),
      basis: nullable(Type.String({ description: '文件和条款' })),
      provisional: Type.Boolean(),
    }),
    { description: '哪些统筹区互认这份协议' },
  ),
})
export type AgreementOfPool = Static<typeof AgreementOfPoolSchema>

export const InstitutionOneSchema = Type.Object({
  ...InstitutionFoundSchema.properties,
  agreement: Type.Object(agreementNow, { description: '和所在市的经办机构的协议，就是 agreements 的第一份' }),
  history,
  agreements: Type.Array(AgreementOfPoolSchema, { description: '和所在地的每家经办机构，所在市的在前' }),
})

export const AgreementCommandSchema = Type.Object(
  {
    action: Action,
    day: Type.Optional(Type.String({ format: 'date', description: '从哪天起生效，默认今天' })),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  },
  { additionalProperties: false },
)

/** Everything of an entry but its code and its agreement; services are those open to people from elsewhere. */
export const InstitutionEditSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    level: Level,
    settlementLevel: nullable(Level),
    ownership: nullable(Ownership),
    address: nullable(Type.String({ maxLength: 200 })),
    telephone: nullable(Type.String({ maxLength: 40 })),
    services: Type.Array(Service, { maxItems: 4, uniqueItems: true }),
  },
  { additionalProperties: false },
)

const ImportRefusalSchema = Type.Object({
  row: Type.Integer({ description: '文件里的行号，表头是第 1 行' }),
  field: Type.String({ description: '哪一列' }),
  value: Type.String({ description: '填的是什么' }),
  message: Type.String({ description: '哪里不对' }),
  remedy: Type.String({ description: '怎么改' }),
})

export const ImportReportSchema = Type.Object({
  rows: Type.Integer({ description: '读到的行数，不含表头和空行' }),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  refused: Type.Integer({ description: '没有导入的行数' }),
  refusals: Type.Array(ImportRefusalSchema, { description: '没有导入的每一行，一行可能有几处' }),
})

const StatementSide = Type.Object({
  total: Type.String({ description: '医疗费总额，元' }),
  fund: Type.String({ description: '基金支付总额' }),
  account: nullable(Type.String({ description: '个人账户支付；没有问到的是 null' })),
  cash: nullable(Type.String({ description: '现金支付；没有问到的是 null' })),
  count: Type.Integer({ description: '结算笔数，退费另计' }),
})

const StatementSchema = Type.Object({
  number: Type.String(),
  compared: Type.Union([Type.Literal('totals'), Type.Literal('lines')]),
  title: Type.String({ description: '对总账还是对明细账' }),
  from: Type.String({ format: 'date' }),
  to: Type.String({ format: 'date' }),
  agency: Type.String({ description: '结算经办机构，机构没有写的是空' }),
  kind: nullable(Type.String({ description: '清算类别' })),
  insurance: nullable(Type.String({ description: '险种；没有分险种的是 null' })),
  isEven: Type.Boolean({ description: '账平' }),
  differences: Type.Integer({ description: '不符的项目数或明细条数' }),
  theirs: StatementSide,
  ours: StatementSide,
  at: Type.String({ format: 'date-time' }),
})

export const StatementListSchema = Type.Object({
  statements: Type.Array(StatementSchema, { description: '最近的对账，新的在前' }),
})

export type StatementList = Static<typeof StatementListSchema>
export type InstitutionSearch = Static<typeof InstitutionSearchSchema>
export type InstitutionFound = Static<typeof InstitutionFoundSchema>
export type InstitutionList = Static<typeof InstitutionListSchema>
export type DirectorySize = Static<typeof DirectorySizeSchema>
export type InstitutionOne = Static<typeof InstitutionOneSchema>
export type AgreementEvent = Static<typeof AgreementEventSchema>
export type AgreementCommand = Static<typeof AgreementCommandSchema>
export type InstitutionEdit = Static<typeof InstitutionEditSchema>
export type ImportRefusal = Static<typeof ImportRefusalSchema>
export type ImportReport = Static<typeof ImportReportSchema>
