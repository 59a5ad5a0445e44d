/** A day in three boxes. */
export const dateField = {
  units: { year: '年', month: '月', day: '日' },
  missing: {
    year: '请填年份，例如 2026',
    month: '请填月份，1 到 12',
    day: '请填几号',
  },
  yearFault: (year: string): string => `年份“${year}”不对，要四位数字，例如 2026`,
  monthFault: (month: string): string => `月份“${month}”不对，只有 1 到 12`,
  dayFault: (year: number, month: number, day: string): string =>
    Number(day) === 0 ? '请填几号，从 1 开始' : `${String(year)}年${String(month)}月没有 ${day} 日`,
}
