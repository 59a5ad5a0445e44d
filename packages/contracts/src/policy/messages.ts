import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingTypeCode } from '../filings/messages.ts'

/** What the pages and other programs can ask about the law itself. */

const day = (description: string) => Type.String({ description: `${description}（YYYY-MM-DD）` })
const basis = Type.Object({ document: Type.String(), article: Type.String() })

export const PolicyReleaseSchema = Type.Object({
  id: Type.String({ description: '政策发布的内容哈希' }),
  pools: Type.Integer({ description: '统筹区个数' }),
  documents: Type.Integer({ description: '文件个数' }),
  leftOut: Type.Array(
    Type.Object({
      code: Type.String({ description: '统筹区代码' }),
      short: Type.String({ description: '简称' }),
      faults: Type.Integer({ description: '错误处数' }),
      reason: Type.String({ description: '第一处错误：文件、行、怎么办' }),
    }),
    { description: '政策文件有错而停用的统筹区' },
  ),
})

export const PoolSummarySchema = Type.Object({
  code: Type.String({ description: '统筹区代码' }),
  name: Type.String(),
  short: Type.String({ description: '简称' }),
  telephone: Type.String({ description: '能答复的电话；空为区号加 12393' }),
  homes: Type.Array(Type.String(), { description: '算作本地的市（六位代码）' }),
  firstDay: day('从哪天起有规定'),
  benefitsOpen: Type.Boolean({ description: '待遇数字还没有公开文件可依' }),
  insurances: Type.Array(
    Type.Object({
      insurance: Type.String(),
      label: Type.String(),
      hasAccount: Type.Boolean(),
      categories: Type.Array(Type.Object({ category: Type.String(), label: Type.String() })),
    }),
  ),
  asks: Type.Array(Type.String(), { description: '这个统筹区的待遇还取决于哪些情况，例如 contracted、age' }),
  assistance: Type.Array(Type.Object({ group: Type.String(), label: Type.String() }), {
    description: '这个统筹区的救助对象；空为没有规定',
  }),
  filingTypes: Type.Array(FilingTypeCode, { description: '这一天可以办的备案类型' }),
})

const PolicyFigureSchema = Type.Object({
  name: Type.String(),
  cell: Type.Array(Type.Object({ key: Type.String(), word: Type.String(), label: Type.String() }), {
    description: '这一格的条件',
  }),
  value: Type.String({ description: '给人看的数值' }),
  status: Type.Enum(['stated', 'provisional', 'open'], { description: '有据、待核实、待定' }),
  from: day('从哪天起执行'),
  source: basis,
  note: Type.Optional(Type.String()),
})

const PolicyParameterSchema = Type.Object({
  name: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  keys: Type.Array(Type.Object({ key: Type.String(), label: Type.String() })),
  figures: Type.Array(PolicyFigureSchema),
})

export const PoolOnDaySchema = Type.Object({
  pool: PoolSummarySchema,
  on: day('看的是哪一天'),
  parameters: Type.Array(PolicyParameterSchema),
})

export const PolicyDocumentSchema = Type.Object({
  id: Type.String(),
  short: Type.String(),
  number: Type.String(),
  title: Type.String(),
  issuer: Type.String(),
  dated: Type.String(),
  from: Type.String(),
  fromProvisional: Type.Boolean({ description: '文件本身没有写哪天起适用，这一天待核实' }),
  kind: Type.String(),
  level: Type.Optional(
    Type.Enum(['national', 'province', 'city'], { description: '国家、省级、市级；没有的不是正式文件' }),
  ),
  weak: Type.Boolean({ description: '不是正式文件，只靠它的数字待核实' }),
  trust: Type.Optional(Type.String({ description: '不是正式文件的，它是哪一类文字、能信到什么程度' })),
  articles: Type.Array(Type.Object({ article: Type.String(), says: Type.String() })),
})

/** A document, article by article, with every rule that rests on it. */
export const PolicyBasisSchema = Type.Object({
  document: PolicyDocumentSchema,
  articles: Type.Array(
    Type.Object({
      article: Type.String(),
      says: Type.String(),
      rests: Type.Array(
        Type.Object({
          kind: Type.Enum(['benefit', 'away', 'filing', 'claims', 'guide', 'contribution'], {
            description: '待遇、异地结算、备案、报销、办事指南、缴费',
          }),
          title: Type.String(),
          pools: Type.Array(Type.String()),
          from: Type.Optional(day('从哪天起执行')),
          to: Type.Optional(day('执行到哪天')),
          figures: Type.Array(
            Type.Object({
              of: Type.Optional(Type.String({ description: '表里的哪一格' })),
              value: Type.String(),
              status: Type.Enum(['stated', 'provisional', 'open'], { description: '有据、待核实、待定' }),
            }),
          ),
        }),
      ),
    }),
  ),
})

export type PolicyBasisMessage = Static<typeof PolicyBasisSchema>
export type PolicyReleaseMessage = Static<typeof PolicyReleaseSchema>
export type PoolSummary = Static<typeof PoolSummarySchema>
export type PoolOnDay = Static<typeof PoolOnDaySchema>
export type PolicyParameter = Static<typeof PolicyParameterSchema>
export type PolicyDocumentMessage = Static<typeof PolicyDocumentSchema>
