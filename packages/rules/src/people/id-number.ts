/** The resident identity number (GB 11643): read, or told what is wrong with it. Every door reads it here. */
import { NO_DAY, parseDay } from '../days.ts'
import { birthDayFault } from './age.ts'

/** What an identity card's number says of its holder: digits 7–14 the birthday, the 17th odd for men. */
export interface IdNumber {
  idNumber: string
  birthDay: string
  sex: 'male' | 'female'
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'

/** The number as it stands on the card: no spaces, narrow, capital X. */
export function plainIdNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
    .toUpperCase()
}

/**
 * Reads an identity card's number however it was typed, or says in Chinese what is wrong with it: its form, its check
 * character, or a day of birth that cannot be on the day `today`. The area code is not looked up: codes of districts
 * that no longer exist stay on the cards of those who were born there.
 */
export function readIdNumber(typed: string, today: string): IdNumber | { fault: string } {
  const idNumber = plainIdNumber(typed)
  if (idNumber.length !== 18) return { fault: `身份证号码应为 18 位，现在是 ${String(idNumber.length)} 位。` }
  if (!/^[1-9]\d{16}[\dX]$/.test(idNumber)) return { fault: '身份证号码只有数字，最后一位可以是 X。' }
  const birthDay = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
  if (parseDay(birthDay) === NO_DAY) return { fault: `第 7 到 14 位“${idNumber.slice(6, 14)}”不是出生日期。` }
  const untrue = birthDayFault(birthDay, today)
  if (untrue !== undefined) return { fault: `号码里的${untrue}，请对照身份证逐位核对。` }
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(idNumber[at]), 0)
  if (CHECKS[sum % 11] !== idNumber[17]) return { fault: '最后一位校验不符，请对照身份证逐位核对。' }
  return { idNumber, birthDay, sex: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female' }
}
