import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay, FilingForm } from '../filings/messages.ts'
import { oneOf } from '../filings/shapes.ts'

const Code = Type.String({
  pattern: '^[A-Z0-9]{4,20}$',
  description: '单位代码：大写字母和数字，4到20位，例如 D33010000001',
})

export const EmployerMessage = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    pool: Type.String({ description: '参保统筹区' }),
    creditCode: Type.Union([Type.String(), Type.Null()], { description: '统一社会信用代码' }),
    contact: Type.Union([Type.String(), Type.Null()], { description: '联系人和电话' }),
    disabled: Type.Boolean({ description: '已停用' }),
  },
  { title: 'Employer' },
)
export type EmployerMessage = Static<typeof EmployerMessage>

/** What the desk writes about an employer; the code never changes. */
export const EmployerForm = Type.Object(
  {
    code: Code,
    name: Type.String({ minLength: 1, maxLength: 100, description: '单位名称' }),
    creditCode: Type.Optional(
      Type.String({ pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$', description: '统一社会信用代码，18位' }),
    ),
    contact: Type.Optional(Type.String({ maxLength: 100, description: '联系人和电话' })),
    disabled: Type.Optional(Type.Boolean()),
  },
  { title: 'EmployerForm', additionalProperties: false },
)
export type EmployerForm = Static<typeof EmployerForm>

export const EmployerMember = Type.Object({
  personNo: Type.String({ description: '人员编号' }),
  name: Type.String(),
  idNumber: Type.String({ description: '隐去中间几位' }),
  from: Type.String({ description: '在本单位参保从哪天起' }),
  standing: oneOf(
    ['entitled', 'stopped', 'apart'] as const,
    '今天正常享受待遇、停了、不按普通规则结算（原因不告诉单位）',
  ),
})
export type EmployerMember = Static<typeof EmployerMember>

/** A filing for a stationed worker: the type, the applicant and the employer's confirmation are not asked. */
export const EmployerFilingForm = Type.Object(
  {
    personNo: Type.String({ maxLength: 40, description: '人员编号，取自本单位职工名单' }),
    ...Type.Pick(FilingForm, ['destination', 'to', 'mobile', 'address', 'stayMonths', 'institutions']).properties,
    from: FilingDay,
    confirmed: Type.Literal(true, { description: '单位确认派驻属实，职工本人已签备案承诺书' }),
    replaces: Type.Optional(Type.String({ maxLength: 60, description: '变更：代替本单位提交的哪一条备案' })),
  },
  { title: 'EmployerFilingForm', additionalProperties: false },
)
export type EmployerFilingForm = Static<typeof EmployerFilingForm>

export const EmployerFilingLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  destinationName: Type.String(),
  from: Type.String(),
  to: Type.Union([Type.String(), Type.Null()]),
  stateTitle: Type.String(),
  tone: Type.Enum(['good', 'waiting', 'refusal', 'plain'] as const),
  filedOn: Type.String(),
  /** Only for the employer that made it. */
  personNo: Type.Optional(Type.String()),
  may: Type.Optional(
    Type.Array(Type.Enum(['take-back', 'change'] as const), {
      description: '现在可以：take-back 撤回、取消或提前结束；change 变更（只给今天还在本单位的职工）',
    }),
  ),
})
export type EmployerFilingLine = Static<typeof EmployerFilingLine>

/** What became of one row of a list. */
export const EmployerImportRow = Type.Object({
  row: Type.Integer({ description: '文件里的行号' }),
  name: Type.String(),
  outcome: Type.Enum(['filed', 'waits', 'ready', 'refused'] as const, {
    description: 'filed 已备案；waits 已提交、等审核；ready 试算可以提交；refused 这一行没有提交',
  }),
  text: Type.String({ description: '结果，或者哪里不对、怎么改' }),
  filingId: Type.Optional(Type.String()),
})
export type EmployerImportRow = Static<typeof EmployerImportRow>

export const EmployerImportReport = Type.Object(
  {
    dryRun: Type.Boolean(),
    good: Type.Integer({ description: '可以提交或已提交的行数' }),
    refused: Type.Integer({ description: '没有提交的行数' }),
    rows: Type.Array(EmployerImportRow),
  },
  { title: 'EmployerImportReport' },
)
export type EmployerImportReport = Static<typeof EmployerImportReport>
