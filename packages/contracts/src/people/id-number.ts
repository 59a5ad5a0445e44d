import { NO_DAY, parseDay } from '@yidi/rules'

/** What an identity card's number says of its holder (GB 11643): digits 7–14 the birthday, the 17th odd for men. */
export interface IdNumber {
  idNumber: string
  birthDay: string
  sex: 'male' | 'female'
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'

/**
 * Reads an identity card's number however it was typed, or says in Chinese what is wrong with it. The area code is not
 * looked up: codes of districts that no longer exist stay on the cards of those who were born there.
 */
export function readIdNumber(typed: string): IdNumber | { fault: string } {
  const idNumber = typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
  if (idNumber.length !== 18) return { fault: `身份证号码应为 18 位，现在是 ${String(idNumber.length)} 位。` }
  if (!/^[1-9]\d{16}[\dX]$/.test(idNumber)) return { fault: '身份证号码只有数字，最后一位可以是 X。' }
  const birthDay = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
  if (parseDay(birthDay) === NO_DAY) return { fault: `第 7 到 14 位“${idNumber.slice(6, 14)}”不是出生日期。` }
  const sum = weights.reduce((total, weight, at) => total + weight * Number(idNumber[at]), 0)
  if (checkCharacters[sum % 11] !== idNumber[17]) return { fault: '最后一位校验不符，请对照身份证逐位核对。' }
  return { idNumber, birthDay, sex: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female' }
}
