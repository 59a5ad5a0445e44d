/** Names of the administrative divisions, from the dated table that the package brings. */
import { areaList } from '@vant/area-data'

/** Province and city of a six-digit code, as people call it: 上海市, 江苏省苏州市. The code itself where unknown. */
export function placeName(code: string): string {
  const province = areaList.province_list[`${code.slice(0, 2)}0000`]
  if (province === undefined) return code
  if (code.endsWith('0000')) return province
  const city = areaList.city_list[`${code.slice(0, 4)}00`]
  const county = code.endsWith('00') ? undefined : areaList.county_list[code]
  const own = city === undefined || city === province || city === '县' ? '' : city
  return `${province}${own}${county ?? ''}`
}
