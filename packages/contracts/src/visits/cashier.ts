/** 看病结算 for an institution without a system of its own: what its page sends, and what it is shown. Money in yuan, two digits. */
import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { VISIT_KINDS } from '@yidi/rules'
import { ClaimItemsSchema } from '../claims/bill.ts'
import { SettlementMessage } from '../settlements/messages.ts'
import { VisitLineSchema } from './messages.ts'

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const Item = ClaimItemsSchema.properties.items.items

export const OwnTransactionForm = Type.Object({
  input: Type.Record(Type.String(), Type.Any(), { description: '和接口同一交易的 input 一样' }),
})
export type OwnTransactionForm = Static<typeof OwnTransactionForm>

export const OwnTransactionReply = Type.Object({
  refmsgid: Type.String({ description: '接收方报文ID' }),
  warning: Type.String({ description: '要留意的事；没有的为空文本' }),
  output: nullable(Type.Record(Type.String(), Type.Any(), { description: '和接口同一交易的 output 一样' })),
  bill: Type.Optional(SettlementMessage.properties.result),
})
export type OwnTransactionReply = Static<typeof OwnTransactionReply>

export const CashierSchema = Type.Object({
  code: Type.String({ description: '本机构的编码' }),
  name: Type.String(),
  placeName: Type.String({ description: '所在地，按那里的目录算' }),
  pharmacy: Type.Boolean({ description: '零售药店' }),
  today: Type.String({ description: '今天' }),
  open: Type.Array(VisitLineSchema, { description: '还没有办完的就诊，最近登记的在前，最多 50 次' }),
})
export type Cashier = Static<typeof CashierSchema>

const ListLineSchema = Type.Object({
  row: Type.Integer({ description: '文件里的行号' }),
  day: nullable(Type.String({ description: '清单上写的日期' })),
  name: Type.String(),
  quantity: Type.String(),
  price: Type.String(),
  item: nullable(Item),
  candidates: Type.Array(Item, { description: '相近的几项，最像的在前' }),
})

export const FeeListSchema = Type.Object({
  lines: Type.Array(ListLineSchema),
  problems: Type.Array(
    Type.Object({ row: Type.Integer(), cell: nullable(Type.String()), message: Type.String(), remedy: Type.String() }),
    { description: '读不出的行，没有收进 lines' },
  ),
})
export type FeeList = Static<typeof FeeListSchema>

const sums = {
  count: Type.Integer({ description: '结算几笔' }),
  refunds: Type.Integer({ description: '其中撤销几笔' }),
  total: Type.String({ description: '总额；撤销的是负数，已经减去' }),
  fund: Type.String({ description: '基金支付' }),
  account: Type.String({ description: '个人账户' }),
  cash: Type.String({ description: '个人自付' }),
}

export const DaySheetSchema = Type.Object({
  institutionName: Type.String(),
  day: Type.String(),
  all: Type.Object(sums),
  byKind: Type.Array(Type.Object({ kind: Type.Enum([...VISIT_KINDS]), ...sums })),
  byPool: Type.Array(Type.Object({ pool: Type.String(), poolName: Type.String(), ...sums })),
  rows: Type.Array(
    Type.Object({
      settlement: Type.String({ description: '结算ID' }),
      visit: Type.String({ description: '就诊ID' }),
      at: Type.String({ description: '时刻' }),
      kind: Type.Enum([...VISIT_KINDS]),
      institutionVisitNo: nullable(Type.String()),
      refund: Type.Boolean({ description: '撤销' }),
      total: Type.String(),
      fund: Type.String(),
      account: Type.String(),
      cash: Type.String(),
    }),
    { description: '按先后' },
  ),
})
export type DaySheet = Static<typeof DaySheetSchema>
