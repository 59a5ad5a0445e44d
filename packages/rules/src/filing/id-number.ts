/** The resident identity number (GB 11643): its length, its day of birth and its check character. */
import { NO_DAY, parseDay } from '../days.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'

/** What is wrong with a resident identity number, in words; undefined where nothing is. */
export function idNumberFault(text: string): string | undefined {
  const number = text.replaceAll(/\s/g, '').toUpperCase()
  if (!/^\d{17}[\dX]$/.test(number)) return '应是18位，最后一位是数字或X'
  if (parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`) === NO_DAY)
    return '第7到14位不是出生日期'
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return CHECKS[sum % 11] === number[17] ? undefined : '最后一位校验码对不上'
}
