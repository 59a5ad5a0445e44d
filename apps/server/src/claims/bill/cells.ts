/** What stands in a cell of a list: text, numbers as people and programs write them, and the money that it is. */

/** Letters and digits of full width made plain, without spaces that are not seen. */
export const plainText = (cell: string | undefined): string =>
  (cell ?? '')
    .normalize('NFKC')
    .replaceAll(/[\u00a0\u200b-\u200d\ufeff]/g, ' ')
    .trim()

/** A name on one line. */
export const nameText = (cell: string | undefined): string =>
  (cell ?? '')
    .replaceAll(/[\u0000-\u001f\u007f\u00a0\u200b-\u200d\ufeff]+/g, ' ')
    .trim()
    .slice(0, 200)

/** The largest figure that is taken for one: 90,000,000 yuan, as everywhere (contract, "Money"). */
const most = 90_000_000

/** What a figure of a list is, in whole parts of `10 ** -digits`; or what is wrong with it, in Chinese. */
export type Figure = { value: number } | { why: string }

/**
 * Reads a figure. `rounded`: more digits than that are rounded half up, as in a price that a program divided; else they are wrong.
 * Thousands separators, a sign of yuan, a unit behind and accountants' brackets for less than nought are taken.
 */
export function readFigure(cell: string | undefined, digits: number, rounded = false): Figure {
  const text = plainText(cell).replaceAll(/[\s¥]|人民币|RMB|CNY/gi, '')
  if (text === '') return { why: '没有填' }
  const [, bracket, minus, whole, fraction = ''] =
    /^(\()?([-−–])?(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.(\d*))?\)?(?![十百千万亿])[\p{Script=Han}a-z]{0,4}$/iu.exec(
      text,
    ) ?? []
  if (whole === undefined || text.includes('(') !== text.includes(')')) return { why: '不是数字' }
  const exact = fraction.replace(/0+$/, '')
  if (exact.length > digits && !rounded) return { why: `的小数超过${String(digits)}位` }
  const up = rounded && (exact[digits] ?? '0') >= '5' ? 1 : 0
  const size = Number(`${whole.replaceAll(',', '')}${exact.slice(0, digits).padEnd(digits, '0')}`) + up
  if (size > most * 10 ** digits) return { why: '太大' }
  const negative = (bracket !== undefined) !== (minus !== undefined)
  return { value: size === 0 ? 0 : negative ? -size : size }
}

/** Money of elsewhere by its words and signs, the longer first. */
const currencies = [
  ['美元', /USD|US\$|美元|美金/i],
  ['港元', /HKD|HK\$|港元|港币|港幣/i],
  ['澳门元', /MOP|澳门元|澳门币|葡币/i],
  ['新台币', /TWD|NT\$|台币|台幣/i],
  ['欧元', /EUR|€|欧元/i],
  ['英镑', /GBP|£|英镑/i],
  ['日元', /JPY|JP¥|\[\$¥-411\]|日元|日圆|円/i],
  ['韩元', /KRW|₩|韩元|韩币/i],
  ['泰铢', /THB|฿|泰铢/i],
  ['新加坡元', /SGD|S\$|新加坡元|新币/i],
  ['澳大利亚元', /AUD|A\$|澳元/i],
  ['加拿大元', /CAD|C\$|加元/i],
  ['瑞士法郎', /CHF|法郎/i],
  ['卢布', /RUB|₽|卢布/i],
  ['美元或别的“$”', /\$/],
] as const

/** The money of elsewhere that a text or the format of a number names; undefined where it names none. */
export function otherCurrency(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\[\$[¥￥]-(?:804|478)\]|\[\$-[^\]]*\]/g, '')
  return currencies.find(([, sign]) => sign.test(plain))?.[0]
}
