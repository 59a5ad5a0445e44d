/** 经办机构的数值: figures that no document of the law states and that an agency sets for its pool from a day on. */
import { formatPercent, formatYuan } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay } from '../filings/messages.ts'
import { oneOf } from '../filings/shapes.ts'

/** Units, as they stand behind a number. Money is kept in fen and typed in yuan; a rate is kept in ppm and typed in percent. */
export const agencyFigureUnits = {
  'working-days': '个工作日',
  days: '天',
  'day-of-month': '日',
  yuan: '元',
  percent: '%',
  people: '人',
  times: '次',
  hour: '点',
  switch: '',
} as const

interface AgencyFigure {
  title: string
  unit: keyof typeof agencyFigureUnits
  /** What is thought a slip of the pen outside it; whole numbers: fen for yuan, ppm for percent. */
  least: number
  most: number
  /** What follows while nobody has set it. */
  unset: string
}

/** Every figure that an agency may set; what is not set stays open. */
export const agencyFigures = {
  'claims.decide-days': {
    title: '零星报销多久办完',
    unit: 'working-days',
    least: 1,
    most: 250,
    unset: '没有文件写明报销多久办完，经办机构也没有录入',
  },
  'claims.appeal-days': {
    title: '对报销结果的申诉期限',
    unit: 'days',
    least: 1,
    most: 1000,
    unset: '没有文件写明多久以内要申诉，经办机构也没有录入；不会以过期为由不收',
  },
  /** Used for the months of the year that it is entered from: the average of the year before. */
  'average-wage': {
    title: '上年全省月平均工资',
    unit: 'yuan',
    least: 100_00,
    most: 1_000_000_00,
    unset: '经办机构没有录入；政策依据里有上年工资的按它算，没有的不能核定缴费基数',
  },
  'contribution-due-day': {
    title: '每月医疗保险费的缴费截止日',
    unit: 'day-of-month',
    least: 1,
    most: 28,
    unset: '没有文件写明几号以前要缴，经办机构也没有录入；不会算滞纳金',
  },
  'account-interest': {
    title: '个人账户年利率',
    unit: 'percent',
    least: 0,
    most: 200_000,
    unset: '没有文件写明利率，经办机构也没有录入；年度结转不计息',
  },
  /** Beside these, lines that were undone, settled again or settled late are drawn as soon as one of the two is set. */
  'monthly.sample-percent': {
    title: '月度申报的抽审比例',
    unit: 'percent',
    least: 0,
    most: 1_000_000,
    unset: '没有文件写明抽多少，经办机构也没有录入；不抽',
  },
  'monthly.look-above': {
    title: '月度申报里多少元以上的每笔都审',
    unit: 'yuan',
    least: 0,
    most: 1_000_000_00,
    unset: '没有文件写明多少元以上要审，经办机构也没有录入；不按金额抽',
  },
  'monthly.objection-days': {
    title: '机构对月度审核的异议期限',
    unit: 'days',
    least: 1,
    most: 1000,
    unset: '没有文件写明多久以内要提出，经办机构也没有录入；等机构自己确认',
  },
  'agreement.decide-days': {
    title: '定点协议申请的办理期限',
    unit: 'working-days',
    least: 1,
    most: 250,
    unset: '没有文件写明多久以内要办完，经办机构也没有录入；没有期限',
  },
  'clearing.confirm-days': {
    title: '异地清算多久确认完',
    unit: 'working-days',
    least: 1,
    most: 250,
    unset: '没有文件写明多久以内要确认，经办机构也没有录入；没有期限',
  },
  'clearing.pay-days': {
    title: '异地清算复核后多久付款',
    unit: 'working-days',
    least: 1,
    most: 250,
    unset: '没有文件写明多久以内要付，经办机构也没有录入；没有期限',
  },
  /** Between two pools, where both have it on the day on which the second of the two clearings is approved. */
  'clearing.netting': {
    title: '两地应付相抵，只付差额',
    unit: 'switch',
    least: 0,
    most: 1,
    unset: '经办机构没有录入；不相抵，各付各的',
  },
  'complaints.rating-days': {
    title: '投诉咨询答复后多久以内可以评价或改评价',
    unit: 'days',
    least: 1,
    most: 1000,
    unset: '没有文件写明，经办机构也没有录入；评价不设期限',
  },
  /** Of the prepaid fund of a region, in percent of it that is owed. */
  'clearing.prepaid-yellow': {
    title: '预付金黄色预警：应付到预付金的百分之几',
    unit: 'percent',
    least: 0,
    most: 9_990_000,
    unset: '没有文件写明预警线，经办机构也没有录入；不预警',
  },
  'clearing.prepaid-red': {
    title: '预付金红色预警：应付到预付金的百分之几',
    unit: 'percent',
    least: 0,
    most: 9_990_000,
    unset: '没有文件写明预警线，经办机构也没有录入；不预警',
  },
  /** Of the agency's own staff: what the audit is shown. */
  'own-staff.looks-an-hour': {
    title: '内部监督：一小时查看多少人以上',
    unit: 'people',
    least: 1,
    most: 1000,
    unset: '没有文件写明多少算多，经办机构也没有录入；不查',
  },
  'own-staff.night-from': {
    title: '内部监督：几点起是非工作时间',
    unit: 'hour',
    least: 0,
    most: 23,
    unset: '经办机构没有录入；不查作决定的时间',
  },
  'own-staff.night-to': {
    title: '内部监督：几点止是非工作时间',
    unit: 'hour',
    least: 0,
    most: 23,
    unset: '经办机构没有录入；不查作决定的时间',
  },
  'own-staff.pair-count': {
    title: '内部监督：九十天里同两个人初审和复核多少次以上',
    unit: 'times',
    least: 2,
    most: 10_000,
    unset: '没有文件写明多少算多，经办机构也没有录入；不查',
  },
  'own-staff.pair-share': {
    title: '内部监督：同两个人占复核的百分之几以上',
    unit: 'percent',
    least: 0,
    most: 1_000_000,
    unset: '没有文件写明多少算多，经办机构也没有录入；不查',
  },
} as const satisfies Record<string, AgencyFigure>

export type AgencyFigureName = keyof typeof agencyFigures
export const agencyFigureNames = Object.keys(agencyFigures) as AgencyFigureName[]

/** A value with its unit: 20个工作日, 8432.83元, 1.5%. */
export function agencyFigureText(name: AgencyFigureName, value: number): string {
  const { unit } = agencyFigures[name]
  if (unit === 'percent') return formatPercent(value)
  if (unit === 'switch') return value === 1 ? '1（开）' : '0（关）'
  return `${agencyFigureNumber(name, value)}${agencyFigureUnits[unit]}`
}

/** A value as it is typed, without its unit. */
function agencyFigureNumber(name: AgencyFigureName, value: number): string {
  const { unit } = agencyFigures[name]
  if (unit === 'yuan') return formatYuan(value)
  return unit === 'percent' ? formatPercent(value).replace('%', '').trim() : String(value)
}

/** Reads what is typed for a figure: a whole number, yuan with at most two digits, percent with at most four; NaN where it is none of these. */
export function readAgencyFigure(name: AgencyFigureName, text: string): number {
  const typed = text.trim()
  const { unit } = agencyFigures[name]
  if (unit === 'yuan') return /^\d{1,9}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : NaN
  if (unit === 'percent') return /^\d{1,3}(\.\d{1,4})?$/.test(typed) ? Math.round(Number(typed) * 10_000) : NaN
  return /^\d{1,9}$/.test(typed) ? Number(typed) : NaN
}

/** What a value may be, in words. */
export function agencyFigureRange(name: AgencyFigureName): string {
  const { least, most, unit } = agencyFigures[name]
  if (unit === 'switch') return '0（关）或 1（开）'
  const range = `${agencyFigureNumber(name, least)} 到 ${agencyFigureNumber(name, most)}`
  if (unit === 'yuan') return `${range} 的金额（元，最多两位小数）`
  return unit === 'percent' ? `${range} 的百分数（%，最多四位小数）` : `${range} 的整数（${agencyFigureUnits[unit]}）`
}

const Name = oneOf(agencyFigureNames, '哪个数值')

/** A figure as it is entered. */
export const AgencyFigureForm = Type.Object(
  {
    name: Name,
    value: Type.String({ maxLength: 20, description: '数值' }),
    from: FilingDay,
    document: Type.String({ maxLength: 300, description: '写明这个数值的文件：名称和文号' }),
  },
  { title: 'AgencyFigureForm', additionalProperties: false },
)
export type AgencyFigureForm = Static<typeof AgencyFigureForm>

/** The figures there are, and everything that was ever entered, the latest day first. */
export const AgencyFiguresMessage = Type.Object(
  {
    figures: Type.Array(
      Type.Object({
        name: Name,
        title: Type.String(),
        unit: Type.String(),
        range: Type.String({ description: '可以填的范围' }),
        unset: Type.String({ description: '没有录入的时候怎么样' }),
      }),
    ),
    entries: Type.Array(
      Type.Object({
        pool: Type.String(),
        poolName: Type.String(),
        name: Name,
        title: Type.String(),
        from: Type.String({ description: '从哪天起' }),
        value: Type.String({ description: '数值和单位' }),
        document: Type.String(),
        enteredBy: Type.String(),
        enteredAt: Type.String(),
        state: oneOf(['corrected', 'past', 'now', 'coming'] as const, '被更正、以前的、现在的、以后的'),
      }),
    ),
    mayEnter: Type.Boolean({ description: '您可以录入' }),
  },
  { title: 'AgencyFigures' },
)
export type AgencyFiguresMessage = Static<typeof AgencyFiguresMessage>
