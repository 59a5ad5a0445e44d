/** 缴费月份: what a person's months are, as phone and desk show them, and who got benefits back by a late payment. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'

/** What a month is by now, in words. */
export const monthStates = {
  declared: { title: '已申报，还没有到账', tone: 'waiting' },
  withdrawn: { title: '申报已撤回', tone: 'plain' },
  paid: { title: '已到账', tone: 'good' },
  returned: { title: '款项退回，没有到账', tone: 'refusal' },
  recognised: { title: '已认定', tone: 'good' },
  'not-recognised': { title: '认定已取消', tone: 'plain' },
} as const satisfies Record<string, { title: string; tone: 'good' | 'waiting' | 'refusal' | 'plain' }>

type MonthStateName = keyof typeof monthStates
const monthStateNames = Object.keys(monthStates) as MonthStateName[]

const Benefit = Type.Object({
  status: oneOf(['entitled', 'stopped'] as const, '享受或停止'),
  reason: Type.String({ description: '为什么' }),
})

const MonthMessage = Type.Object({
  month: Type.String({ description: 'YYYY-MM' }),
  state: oneOf(monthStateNames, '到了哪一步'),
  stateTitle: Type.String(),
  tone: oneOf(['good', 'waiting', 'refusal', 'plain'] as const, '要紧不要紧'),
  employerName: Nullable(Type.String()),
  base: Type.String({ description: '缴费基数，元' }),
  employer: Type.String({ description: '单位部分，元' }),
  employee: Type.String({ description: '个人部分，元' }),
  declaredOn: Nullable(Type.String()),
  paidOn: Nullable(Type.String({ description: '到账的日期' })),
  source: Nullable(Type.String({ description: '认定的依据' })),
  nextMonth: Type.String({ description: '次月，YYYY-MM' }),
  next: Nullable(Benefit),
})

/** A person's months, the latest first, and what follows from them. */
export const ContributionMonthsMessage = Type.Object(
  {
    poolName: Nullable(Type.String({ description: '现在参保的统筹区；没有参保为空' })),
    follows: Type.Boolean({ description: '待遇按缴费月份核定；否则以登记的待遇为准' }),
    today: Nullable(Benefit),
    thisYear: Type.String({ description: '今年，YYYY' }),
    yearly: Nullable(
      Type.Object(
        {
          tier: Type.Union([Type.Literal(1), Type.Literal(2)]),
          amount: Nullable(Type.String({ description: '元；参保地的文件没有写明为空' })),
          isProvisional: Type.Boolean({ description: '暂定' }),
          contact: Type.String({ description: '问谁' }),
        },
        { description: '居民一年的个人缴费；职工为空' },
      ),
    ),
    months: Type.Array(MonthMessage),
  },
  { title: 'ContributionMonths' },
)
export type ContributionMonthsMessage = Static<typeof ContributionMonthsMessage>

/** People of a pool who got benefits of past days back, and what waits there. */
export const RegainedMessage = Type.Object(
  {
    people: Type.Array(
      Type.Object({
        personNo: Type.String(),
        name: Type.String(),
        employer: Nullable(Type.String({ description: '恢复的第一天参保的单位，名称和编号' })),
        from: Type.String({ description: '恢复的第一天' }),
        to: Type.String({ description: '恢复的最后一天' }),
        reason: Type.String(),
        knownFrom: Type.String({ description: '什么时候登记到账的' }),
        visits: Type.Array(
          Type.Object({
            visitId: Type.String(),
            institutionName: Type.String(),
            from: Type.String(),
            to: Nullable(Type.String()),
          }),
          { description: '这些天里就诊、没有结算的，可以申请零星报销' },
        ),
        claims: Type.Array(
          Type.Object({ id: Type.String(), institution: Type.String(), from: Type.String(), to: Type.String() }),
          { description: '这些天里就诊、报销没有通过的' },
        ),
      }),
    ),
  },
  { title: 'RegainedBenefits' },
)
export type RegainedMessage = Static<typeof RegainedMessage>
