import { Type } from 'typebox'
import type { TProperties } from 'typebox'
import { ExplanationStepSchema } from '../quote/result.ts'

/** What a calculation of contributions answers; which fields are there depends on `outcome` and, when settled, on the kind. */

const yuan = (description: string) => Type.String({ pattern: '^\\d+\\.\\d\\d$', description: `${description}，元` })
const count = (description: string) => Type.Integer({ minimum: 0, description })
const month = Type.String({ pattern: '^\\d{4}-\\d{2}$' })

const common = {
  id: Type.Union([Type.String(), Type.Null()], { description: '原样带回；读不出来的是 null' }),
  provisional: Type.Array(Type.String(), { description: '用到的待核实规定' }),
  explanation: Type.Optional(Type.Array(ExplanationStepSchema)),
}

const settled = <P extends TProperties>(properties: P, title: string) =>
  Type.Object({ ...common, outcome: Type.Literal('settled'), ...properties }, { title, additionalProperties: false })

const parts = { base: yuan('缴费基数'), employer: yuan('单位缴费'), employee: yuan('个人缴费') }

export const ContributionResultSchema = Type.Union(
  [
    settled({ ...parts, accountCredit: yuan('划入个人账户') }, '一人一个月'),
    settled(
      { ...parts, members: Type.Array(Type.Object({ id: Type.String(), base: parts.base, employee: parts.employee })) },
      '单位一个月的申报',
    ),
    settled({ days: count('欠缴天数'), lateFee: yuan('滞纳金'), toPay: yuan('一共要缴') }, '滞纳金'),
    settled(
      {
        months: Type.Array(
          Type.Object({
            month,
            status: Type.Enum(['entitled', 'stopped'], { description: '享受、停止' }),
            reason: Type.Enum(['years-missing', 'not-yet-paid', 'month-before-unpaid', 'waiting', 'paid-before'], {
              description: '年限未满、还没缴过费、前一个月没缴、等待期、前一个月已缴',
            }),
          }),
        ),
      },
      '待遇享受期',
    ),
    settled(
      {
        missingMonths: count('还差的月数'),
        employer: parts.employer,
        employee: parts.employee,
        total: yuan('一次补足'),
      },
      '退休时补足年限',
    ),
    settled({ months: count('不同的月数'), overlaps: Type.Array(month) }, '各地年限合并'),
    settled(
      {
        premium: yuan('保费'),
        fromPool: yuan('统筹基金划'),
        fromAccount: yuan('个人账户划'),
        owed: yuan('账户不够的部分'),
      },
      '大病保险费',
    ),
    settled({ pastYear: yuan('历年资金'), currentYear: yuan('当年资金') }, '个人账户年度结转'),
    Type.Object(
      {
        ...common,
        outcome: Type.Literal('undetermined'),
        reasons: Type.Array(
          Type.Object({
            code: Type.Literal('open-figure'),
            open: Type.Array(Type.String(), { minItems: 1, description: '没有规定的数值' }),
          }),
        ),
      },
      { title: '规定没有写明', additionalProperties: false },
    ),
    Type.Object(
      {
        id: common.id,
        provisional: Type.Array(Type.String(), { maxItems: 0 }),
        outcome: Type.Literal('invalid'),
        errors: Type.Array(Type.Object({ path: Type.String(), message: Type.String() }), { minItems: 1 }),
      },
      { title: '填写有误', additionalProperties: false },
    ),
  ],
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '一件缴费试算的结果',
    description: 'settled 已算出；undetermined 规定没有数值；invalid 填写有误',
  },
)
