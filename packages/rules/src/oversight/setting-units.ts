/** The units of settings, and what a value of each must look like. Settings of the agency are entered and shown in these. */
export const SETTING_UNITS = {
  days: { label: '天', decimals: 0 },
  minutes: { label: '分钟', decimals: 0 },
  years: { label: '岁', decimals: 0 },
  count: { label: '个', decimals: 0 },
  percent: { label: '%', decimals: 0 },
  yuan: { label: '元', decimals: 2 },
  times: { label: '倍', decimals: 1 },
} as const satisfies Record<string, { label: string; decimals: number }>

export type SettingUnit = keyof typeof SETTING_UNITS

/** A range as people read it: 0 到 90 天. */
const rangeOf = (unit: SettingUnit, least: number, most: number): string =>
  `${String(least)} 到 ${String(most)} ${SETTING_UNITS[unit].label}`

/**
 * What is wrong with a value of a setting, in Chinese; undefined where nothing is.
 * @example settingFault({ title: '容许提前', unit: 'days', least: 0, most: 90 }, 91) // '“容许提前”不能是 91，应当是 0 到 90 天之间的整数'
 */
export function settingFault(
  { title, unit, least, most }: { title: string; unit: SettingUnit; least: number; most: number },
  value: unknown,
): string | undefined {
  const { decimals } = SETTING_UNITS[unit]
  const step = 10 ** decimals
  const fits =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    value >= least &&
    value <= most &&
    Math.abs(value * step - Math.round(value * step)) < 1e-6
  if (fits) return undefined
  const kind = decimals === 0 ? '整数' : `数，最多 ${String(decimals)} 位小数`
  return `“${title}”不能是 ${String(value)}，应当是 ${rangeOf(unit, least, most)}之间的${kind}`
}

/** A value with its unit: 5 天. */
export const settingText = (unit: SettingUnit, value: number): string => `${String(value)} ${SETTING_UNITS[unit].label}`
