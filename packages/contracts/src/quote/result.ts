import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'

/** What a quote answers; which fields are there depends on `outcome`. */

const yuan = Type.String({ pattern: '^\\d{1,8}\\.\\d\\d$', description: '元，两位小数' })
/** A sum over a year may exceed what one bill can. */
const sum = Type.String({ pattern: '^\\d+\\.\\d\\d$', description: '年内累计，元，两位小数' })

const BasisSchema = Type.Object({
  document: Type.String({ description: '文件' }),
  article: Type.String({ description: '条款' }),
})

const ReasonSchema = Type.Object({
  code: Type.String(),
  text: Type.String({ description: '给人看的说明' }),
  basis: Type.Optional(BasisSchema),
  hint: Type.Optional(Type.String({ description: '怎么办' })),
  parameters: Type.Optional(Type.Array(Type.String(), { description: '尚无数值的参数' })),
})

export const AmountsSchema = Type.Object({
  total: yuan,
  outOfScope: yuan,
  overCeiling: yuan,
  ownShare: yuan,
  inScope: yuan,
  prepayment: yuan,
  eligible: yuan,
  deductible: yuan,
  fundPool: yuan,
  fundCritical: yuan,
  fundTotal: yuan,
  accountCurrentYear: yuan,
  accountPastYear: yuan,
  cash: yuan,
})

const FundSchema = Type.Enum(Object.keys(FUNDS) as Fund[], {
  description: Object.entries(FUNDS)
    .map(([fund, { title }]) => `${fund} ${title}`)
    .join('、'),
})

export const FundsSchema = Type.Array(Type.Object({ fund: FundSchema, amount: yuan }), {
  description: '每个基金各付多少，按政策规定的先后',
})

export const YearToDateSchema = Type.Object({
  inpatientEligible: sum,
  inpatientDeductible: sum,
  outpatientDeductible: sum,
  criticalCompliant: sum,
  criticalPaid: sum,
  inpatientStays: Type.Integer({ minimum: 0 }),
  counters: Type.Optional(
    Type.Record(Type.String(), sum, { description: '扩展项：统筹区自己的累计，下一次原样填进 yearToDate.counters' }),
  ),
})

export const ExplanationStepSchema = Type.Object({
  step: Type.String(),
  amount: Type.String({ description: '元，两位小数' }),
  formula: Type.String({ description: '代入数字的算式' }),
  text: Type.String({ description: '一句话说明' }),
  basis: BasisSchema,
  parameters: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.Optional(Type.String({ description: '参数的中文名' })),
      value: Type.String(),
      from: Type.String({ description: '从哪天起执行' }),
      status: Type.Optional(Type.Literal('provisional')),
    }),
  ),
  provisional: Type.Optional(Type.Literal(true, { description: '扩展项：这条规则本身是暂定的' })),
  fund: Type.Optional(FundSchema),
})

const id = Type.Optional(Type.String())
const LayerSchema = Type.Object({
  name: Type.String({ description: '保障层' }),
  base: Type.String({ pattern: '^\\d+\\.\\d\\d$', description: '计入这一层的费用，元' }),
  paid: yuan,
})
const explanation = Type.Optional(Type.Array(ExplanationStepSchema))
const provisional = Type.Array(Type.String(), { description: '用到的待核实参数' })
const leftAside = Type.Optional(
  Type.Array(Type.String(), { description: '扩展项：案例里写了而统筹区的规定不认识的累计，没有算进去' }),
)
const rulings = Type.Optional(
  Type.Array(Type.String(), { description: '扩展项：用到的裁定，经办机构对待定事项的决定，不是规范性文件' }),
)
const openLayers = Type.Array(Type.String(), { description: '依法存在、数值未定的保障层次' })

export const QuoteResultSchema = Type.Union(
  [
    Type.Object({
      id,
      outcome: Type.Enum(['settled', 'refused']),
      reasons: Type.Optional(Type.Array(ReasonSchema)),
      amounts: AmountsSchema,
      prepaymentRate: Type.String({ pattern: '^\\d\\.\\d{2,6}$' }),
      yearToDate: YearToDateSchema,
      provisional,
      openLayers,
      layers: Type.Optional(Type.Array(LayerSchema, { description: '扩展项：有几层保障时，每一层计入多少、付了多少' })),
      funds: Type.Optional(FundsSchema),
      leftAside,
      rulings,
      explanation,
    }),
    Type.Object({
      id,
      outcome: Type.Literal('undetermined'),
      reasons: Type.Array(ReasonSchema),
      provisional,
      openLayers,
      leftAside,
      rulings,
      explanation,
    }),
    Type.Object({
      id,
      outcome: Type.Literal('invalid'),
      errors: Type.Array(Type.Object({ path: Type.String(), message: Type.String() })),
    }),
  ],
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '一笔费用的计算结果',
    description: 'settled 已算出；refused 基金不付；undetermined 政策没有数值；invalid 填写有误',
  },
)

export type QuoteResultMessage = Static<typeof QuoteResultSchema>
