/** Money as pages show it. The API speaks in yuan with two digits (`"12345.60"`); sums are made in whole fen. */

/** Whole fen of an API amount. */
export function toFen(yuan: string): number {
  const [whole = '0', part = ''] = yuan.split('.')
  const sign = whole.startsWith('-') ? -1 : 1
  return sign * (Math.abs(Number(whole)) * 100 + Number(part.padEnd(2, '0')))
}

/** An API amount of whole fen. */
export function fromFen(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `12,345.60` for `"12345.6"`. */
export function groupYuan(yuan: string): string {
  const [whole = '0', part] = fromFen(toFen(yuan)).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`
}

/**
 * What a person typed as an amount, made plain (`" 2万 "` is not taken): commas, spaces and 元 are dropped.
 * Undefined when it is not an amount in yuan with at most two digits behind the point.
 */
export function readYuan(typed: string): string | undefined {
  const text = typed.replaceAll(/[,，\s元¥￥]/g, '').replaceAll('。', '.')
  if (text === '') return '0'
  return /^\d{1,8}(\.\d{1,2})?$/.test(text) && Number(text) <= 90_000_000 ? text.replace(/^0+(?=\d)/, '') : undefined
}
