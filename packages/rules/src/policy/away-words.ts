/** What a row of the away-from-home table comes to, in a few words. */
import type { Row } from './decision-table.ts'
import { figureText } from './figure.ts'
import { gridOn } from './grid.ts'
import type { Parameter } from './parameter.ts'

/** The effect of a row as it is on a day (a day number). */
export function effectText({ effect }: Row, day: number): string {
  const figure = (parameter: Parameter | undefined): string | undefined => {
    const found = (parameter && gridOn(parameter, day)?.figures)?.filter((one) => one !== undefined)
    const words = [...new Set(found?.map((one) => figureText(one)))]
    return words.length === 0 ? undefined : words.join('或')
  }
  if (effect.refuse) return effect.refuse.text
  if (effect.open) return '待定'
  const prepay = figure(effect.prepay)
  const off = figure(effect.pointsOff)
  const times = figure(effect.times)
  if (prepay !== undefined) return prepay === '0%' ? '不用先自付' : `先自付${prepay}`
  if (off !== undefined) return `比例低${off}`
  if (times !== undefined) return `按本地比例的${times}`
  if (effect.accountOnly) return effect.accountOnly === 'past-year' ? '只用个人账户历年资金' : '只用个人账户当年资金'
  return effect.table === undefined ? '和本地一样' : '按写明的待遇表'
}
