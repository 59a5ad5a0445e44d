/** 费用清单: a list of fees that a hospital gave, read and matched with the catalogue of the insured place. Money in yuan. */
import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { VISIT_KINDS } from '@yidi/rules'
import { cutReasons } from '../visits/messages.ts'
import type { CutReason } from '../visits/messages.ts'

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]
const Day = Type.String({ format: 'date' })

/** How a line was found in the catalogue. By a name that several items have, the person or the clerk chooses. */
export const lineMatches = {
  code: '按编码找到',
  name: '按名称找到',
  candidates: '要选是哪一项',
  none: '目录里没有找到',
} as const
export type LineMatch = keyof typeof lineMatches

/** What has to be known of a line before its division is final. */
export const lineNeeds = {
  item: '还没有选定目录里的项目，先按自费算',
  approval: '限制使用的项目，审核时看是否符合条件，先按自费算',
  'supply-days': '药品能用几天没有写，是否超过规定的带药天数审核时再看',
} as const
export type LineNeed = keyof typeof lineNeeds

/** `cutReasons` as they are said of a claim, which goes by the catalogue of the insured place. */
export const claimLineCuts = {
  ...cutReasons,
  'unknown-code': '参保地目录没有这一项，全部自费',
  'not-approved': '限制使用的项目，没有审核同意，全部自费',
} as const satisfies Record<CutReason, string>

const ItemSchema = Type.Object({
  code: Type.String({ description: '医疗目录编码' }),
  name: Type.String(),
  class: Type.Enum(['A', 'B', 'C'] as const),
  ownShare: Type.String({ description: '先自付多少，用文字说' }),
})
/** An item of the catalogue, to choose from. */
export type ClaimItem = Static<typeof ItemSchema>

const AmountsSchema = Type.Object({
  amount: Type.String({ description: '总额' }),
  outOfScope: Type.String({ description: '全自费' }),
  overCeiling: Type.String({ description: '超限价' }),
  ownShare: Type.String({ description: '乙类先自付' }),
  inScope: Type.String({ description: '符合政策范围' }),
})

const BillLineSchema = Type.Object({
  lineNo: Type.Integer({ description: '第几项，从 1 数起' }),
  row: Type.Integer({ description: '文件里的行号；机构上传的为 0' }),
  day: Day,
  code: nullable(Type.String({ description: '清单上写的编码' })),
  name: Type.String(),
  quantity: Type.String(),
  price: Type.String(),
  refundOf: nullable(Type.Integer({ description: '退的是第几项' })),
  match: Type.Enum(keysOf<LineMatch>(lineMatches)),
  matchTitle: Type.String({ description: '怎么找到的' }),
  item: nullable(ItemSchema),
  candidates: Type.Array(ItemSchema, { description: '相近的几项，最像的在前' }),
  ...AmountsSchema.properties,
  cuts: Type.Array(
    Type.Object({
      reason: Type.Enum(keysOf<CutReason>(claimLineCuts)),
      title: Type.String(),
      amount: Type.String(),
    }),
  ),
  needs: Type.Array(Type.Object({ need: Type.Enum(keysOf<LineNeed>(lineNeeds)), title: Type.String() })),
  memo: nullable(Type.String({ description: '带药天数超过规定' })),
})
export type ClaimBillLine = Static<typeof BillLineSchema>

const BillProblemSchema = Type.Object({
  row: Type.Integer({ description: '文件里的行号' }),
  cell: nullable(Type.String({ description: '哪一格，例如 E12' })),
  code: Type.String({ description: '错误编码' }),
  message: Type.String(),
  remedy: Type.String(),
})

/** What became of a list: its lines, divided, what was wrong, and what was passed over. Nothing of it is kept. */
export const ClaimBillSchema = Type.Object(
  {
    file: Type.String({ description: '文件名' }),
    pool: Type.String({ description: '参保统筹区' }),
    place: Type.String({ description: '按哪个城市的目录' }),
    placeName: Type.String(),
    lines: Type.Array(BillLineSchema),
    totals: AmountsSchema,
    saidTotal: nullable(Type.String({ description: '清单自己写的合计；没有写的为空' })),
    problems: Type.Array(BillProblemSchema, { description: '读不出或对不上的地方，这些行没有算进去' }),
    passedOver: Type.Array(Type.Object({ row: Type.Integer(), text: Type.String() }), {
      description: '没有当作项目的行：分类、小计、签字等',
    }),
  },
  { title: 'ClaimBill' },
)
export type ClaimBill = Static<typeof ClaimBillSchema>

/** Which visit a list is of. A list without days is of the last day. */
export const ClaimBillQuery = Type.Object({
  kind: Type.Enum([...VISIT_KINDS], { description: '就医方式' }),
  from: Type.String({ format: 'date', description: '就医第一天' }),
  to: Type.String({ format: 'date', description: '就医最后一天' }),
  emergency: Type.Optional(Type.Boolean({ description: '急诊' })),
})
export type ClaimBillQuery = Static<typeof ClaimBillQuery>

export const ClaimItemQuery = Type.Object({
  q: Type.String({ minLength: 1, maxLength: 60, description: '名称的一部分、拼音首字母或编码' }),
  on: Type.Optional(Type.String({ format: 'date', description: '哪一天的目录，默认今天' })),
})

export const ClaimItemsSchema = Type.Object({
  placeName: Type.String({ description: '哪个城市的目录' }),
  items: Type.Array(ItemSchema),
})
