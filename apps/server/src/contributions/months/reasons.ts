/** Why benefits are paid or stopped, in the words that phone, desk, hospital and filing show: the month that is missing, and whom to ask. */
import { formatDayChinese, parseDay } from '@yidi/rules'
import type { MonthStatus } from './statuses.ts'

/** 2026年3月 */
export function monthText(month: number): string {
  return `${String(Math.floor(month / 12))}年${String((month % 12) + 1)}月`
}

interface Asked {
  /** The first month with which contributions begin. */
  eligibleFrom: number
  /** Name of the employer that pays for the missing month; undefined: none. */
  employer: string | undefined
  /** How many months must be paid in a row after an interruption, and how many years to retire. */
  paidMonths: number
  years: number
}

/** The reason of a month's status: one Chinese sentence without an end. */
export function reasonText(status: MonthStatus, { eligibleFrom, employer, paidMonths, years }: Asked): string {
  const whom = `请问${employer === undefined ? '' : `${employer}（单位）或`}参保地经办机构`
  switch (status.reason) {
    case 'paid-before':
      return status.late === undefined ? '正常参保缴费' : lateText(status.late)
    case 'not-yet-paid':
      return `医疗保险费从${monthText(eligibleFrom)}起缴，还没有缴过，缴费到账的次月起享受待遇，${whom}`
    case 'month-before-unpaid':
      return `${spanText(status.missing!)}的医疗保险费没有到账，${whom}`
    case 'waiting':
      return `中断后要连续缴满 ${String(paidMonths)} 个月，到${monthText(status.month - 1)}已缴 ${String(status.paidInRow)} 个月，满后次月起享受待遇，${whom}`
    case 'years-missing':
      return `缴费年限没有满 ${String(years)} 年，从退休起停止待遇，请向参保地经办机构补缴`
  }
}

function spanText({ from, to }: { from: number; to?: number }): string {
  if (to === undefined) return `${monthText(from)}起`
  return from === to ? monthText(from) : `${monthText(from)}至${monthText(to)}`
}

/** Of months that were paid for after the days they hold for had passed. */
function lateText({ paidOn, months }: NonNullable<MonthStatus['late']>): string {
  const span = spanText({ from: months[0]!, to: months.at(-1)! })
  return `${span}的医疗保险费是${formatDayChinese(parseDay(paidOn))}补缴的`
}
