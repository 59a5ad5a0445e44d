import { Type } from 'typebox'
import type { TProperties } from 'typebox'
import { day, money, month, poolCode } from '../case-fields.ts'

/**
 * The shape of one case of contributions, benefit months and accounts, a member of the union for each kind. As with a quote, whether
 * a case makes sense is for the rules to say, and they alone decide about a case at every door.
 */

const YEARS = { minimum: 1900, maximum: 2200 }

const averageWage = money('全省月平均工资，上一年的，大于 0')
const disabledServiceman = Type.Optional(Type.Boolean({ description: '六级及以上残疾军人，默认否' }))
const months = (description: string) => Type.Integer({ minimum: 0, maximum: 1200, description })

const kind = <K extends string, P extends TProperties>(name: K, title: string, properties: P) =>
  Type.Object(
    { id: Type.String({ description: '编号，原样带回' }), pool: poolCode, kind: Type.Literal(name), ...properties },
    { title },
  )

export const ContributionCaseSchema = Type.Union(
  [
    kind('month', '在职的人一个月', {
      month: month('月份'),
      category: Type.Literal('active', { description: '在职' }),
      averageWage,
      wage: money('本人上年月平均工资'),
      disabledServiceman,
    }),
    kind('month', '退休的人一个月', {
      month: month('月份'),
      category: Type.Enum(['retired', 'founding-worker'], { description: '退休、建国前老工人' }),
      averageWage,
      birthDay: day('出生日期'),
      pension: money('本人上年月养老金'),
      disabledServiceman,
    }),
    kind('employer-month', '单位一个月的申报', {
      month: month('月份'),
      averageWage,
      members: Type.Array(
        Type.Object({
          id: Type.String({ minLength: 1, description: '职工的编号，各不相同' }),
          wage: money('本人上年月平均工资'),
          disabledServiceman,
        }),
        { minItems: 1 },
      ),
    }),
    kind('arrears', '滞纳金', { amount: money('欠缴金额'), dueOn: day('应缴日'), paidOn: day('缴款日') }),
    kind('benefit-months', '待遇享受期', {
      eligibleFrom: month('可以参保的月份'),
      paid: Type.Array(month('已缴月份'), { description: '先后不论，不重复' }),
      retiredFrom: Type.Optional(
        Type.Union([month('退休月份'), Type.Null()], { description: '从这个月起每个月都算已缴' }),
      ),
      yearsComplete: Type.Optional(Type.Boolean({ description: '年限已满，默认是' })),
      through: month('算到的月份'),
    }),
    kind('retirement', '退休时补足年限', {
      actualMonths: months('实际缴费月数'),
      deemedMonths: months('视同缴费月数'),
      base: money('退休时的缴费基数'),
    }),
    kind('transfer', '各地年限合并', {
      periods: Type.Array(
        Type.Object({
          from: month('开始月份'),
          to: month('结束月份'),
          place: Type.String({ description: '缴费地' }),
        }),
        { minItems: 1 },
      ),
    }),
    kind('critical-premium', '大病保险费', {
      year: Type.Integer({ ...YEARS, description: '年份' }),
      account: money('个人账户余额，当年和历年合计'),
    }),
    kind('year-end', '个人账户年度结转', {
      currentYear: money('当年资金余额'),
      pastYear: money('历年资金余额'),
      interestRate: Type.Optional(
        Type.Union(
          [
            Type.String({
              pattern: '^0*(?:0(?:\\.\\d{1,6})?|1(?:\\.0{1,6})?)$',
              description: '年利率，0 到 1 的小数',
              examples: ['0.015'],
            }),
            Type.Null(),
          ],
          { description: '没有公布利率的，空着' },
        ),
      ),
    }),
  ],
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '一件缴费试算',
    description: '缴费、待遇享受期、年限和个人账户；命令行、接口和页面共用的输入',
  },
)
