/** Lists of invented institutions for trying and measuring: the same seed gives the same list, every name is made up. */
import { institutionLevels, institutionServices } from '@yidi/contracts'
import type { InstitutionServiceWord } from '@yidi/contracts'
import type { InstitutionLevel, Places } from '@yidi/rules'
import { directoryColumns } from './entry.ts'

/** The three provinces and one municipality that the Zhejiang and Yangtze-delta guide counts: 41 cities. */
const delta = ['310000', '320000', '330000', '340000']

/** Shares in parts of a thousand; of all entries 266 are hospitals, the rest pharmacies (25,481 and 70,192 in the guide). */
const hospitalsPerThousand = 266
const levelShares: readonly [InstitutionLevel, number][] = [
  ['tier3', 30],
  ['tier2', 80],
  ['tier1', 200],
  ['community', 550],
  ['other', 140],
]

const first = [...'云星松澄岚禾沐清锦泽瑞嘉宁和康安仁济惠民德善慈佑福寿春晖远景']
const second = [...'溪山川湖海岭峰桥岸洲园林台湾村里坊庄浦港泉源川原野田屿渚']
const road = ['重阳', '长安', '中兴', '解元', '乐清', '行知', '朝晖', '和平', '大成', '曾园']
const kinds: Readonly<Record<InstitutionLevel, readonly string[]>> = {
  tier3: ['中心医院', '第一人民医院', '中医院', '附属医院'],
  tier2: ['人民医院', '第二医院', '妇幼保健院', '骨科医院'],
  tier1: ['医院', '康复医院', '眼科医院', '镇卫生院'],
  community: ['社区卫生服务中心', '社区卫生服务站', '村卫生室'],
  other: ['门诊部', '口腔诊所', '中医诊所', '护理院'],
  pharmacy: ['大药房', '药店', '医药连锁', '参茸药号', '便民药房'],
}

/** CSV lines, the heading first, each with its line end. */
export function* generateDirectory(places: Places, count: number, seed = 1): Generator<string> {
  const chance = seeded(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!
  const cities = places.cities.filter(({ province }) => delta.includes(province.code))
  const numbers = new Map<string, number>()
  yield `${directoryColumns.join(',')}\n`
  for (let index = 0; index < count; index++) {
    const city = cities[index % cities.length]!
    const hospital = chance() * 1000 < hospitalsPerThousand
    const level = hospital ? pickLevel(chance()) : 'pharmacy'
    const letter = hospital ? 'H' : 'P'
    const number = (numbers.get(letter + city.code) ?? 0) + 1
    numbers.set(letter + city.code, number)
    const word = `${pick(first)}${pick(second)}`
    const short = city.name.replace(/市$/, '')
    const branch = hospital ? '' : `（${pick(road)}路${chance() < 0.5 ? '' : String(Math.ceil(chance() * 99))}店）`
    const isPublic = hospital && chance() < (level === 'other' ? 0.1 : 0.75)
    const cells: Record<(typeof directoryColumns)[number], string> = {
      机构编码: `${letter}${city.code}${String(number).padStart(5, '0')}`,
      机构名称: `${short}${word}${pick(kinds[level])}${branch}`,
      所在城市: city.code,
      等级: institutionLevels[level],
      结算等级: hospital && chance() < 0.05 ? '二级' : '',
      所有制: hospital ? (isPublic ? '公立' : '民营') : '民营',
      统一社会信用代码: '',
      地址: `${word}${pick(road)}路${String(Math.ceil(chance() * 999))}号`,
      电话: '',
      开通服务: services(level, chance)
        .map((service) => institutionServices[service])
        .join('、'),
      协议状态: chance() < 0.98 ? '有效' : pick(['暂停', '解除']),
      协议日期: `20${String(18 + Math.floor(chance() * 8))}-01-01`,
    }
    yield `${directoryColumns.map((column) => cells[column]).join(',')}\n`
  }
}

function pickLevel(chance: number): InstitutionLevel {
  let left = chance * 1000
  for (const [level, share] of levelShares) {
    left -= share
    if (left < 0) return level
  }
  return 'other'
}

function services(level: InstitutionLevel, chance: () => number): InstitutionServiceWord[] {
  if (level === 'pharmacy') return chance() < 0.6 ? ['pharmacy'] : []
  const open: InstitutionServiceWord[] = []
  if (level === 'other' ? chance() < 0.2 : chance() < 0.9) open.push('inpatient')
  if (chance() < 0.8) open.push('outpatient')
  if ((level === 'tier3' || level === 'tier2') && chance() < 0.7) open.push('chronic')
  return open
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, public domain). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
