/**
 * Why a line of an institution's month is refused, in whole or in part: a closed list, so that refusals can be counted and
 * compared. `article` is that of 浙人社发〔2016〕113号 which it rests on.
 */
export const monthlyRefusalReasons = {
  'not-payable': { title: '基金不支付的费用', article: '第三十六条' },
  'over-quantity': { title: '超过规定的用药量', article: '第四十条' },
  'no-proof': { title: '病历或票据里没有这一项', article: '第三十五条' },
  'charged-twice': { title: '重复收费', article: '第三十五条' },
  'not-of-visit': { title: '和这次就医没有关系', article: '第三十五条' },
  'against-agreement': { title: '违反定点协议', article: '第四十三条' },
} as const satisfies Record<string, { title: string; article: string }>
export type MonthlyRefusalReason = keyof typeof monthlyRefusalReasons
export const monthlyRefusalReasonCodes = Object.keys(monthlyRefusalReasons) as MonthlyRefusalReason[]

/** The document of the articles. */
export const monthlyRefusalDocument = '浙人社发〔2016〕113号'

/** Why a line is looked at. */
export const monthlyDrawn = {
  flagged: '撤销过、重新结算或出院后才结算',
  above: '超过每笔都审的金额',
  sample: '抽样',
} as const
export type MonthlyDrawn = keyof typeof monthlyDrawn

/** Figures that an institution applies with, in the order in which they are told. */
export const monthlyFigures = {
  count: '清算人次',
  total: '医疗费总额',
  inScope: '医保认可费用总额',
  fund: '基金申报总额',
  account: '个人账户支出',
  cash: '现金支付金额',
} as const
export type MonthlyFigure = keyof typeof monthlyFigures
export const monthlyFigureNames = Object.keys(monthlyFigures) as MonthlyFigure[]
