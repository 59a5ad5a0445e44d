import { FILING_TYPE_NAMES, filingName } from '../filing/filing-types.ts'

/** The Chinese of every word of the situation keys, for sentences and faults. */
export const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  insurance: { employee: '职工医保', resident: '城乡居民医保' },
  category: { active: '在职', retired: '退休', 'founding-worker': '建国前老工人', resident: '居民' },
  tier: { 'tier-1': '一档', 'tier-2': '二档' },
  contracted: { no: '未签约', yes: '已签约' },
  kind: { outpatient: '普通门诊', inpatient: '住院', 'designated-disease': '规定病种门诊', pharmacy: '药店购药' },
  level: {
    tier3: '三级医院',
    tier2: '二级医院',
    tier1: '一级医院',
    community: '社区医院',
    other: '其他医疗机构',
    pharmacy: '药店',
  },
  where: { home: '参保地', 'in-province': '省内异地', 'out-of-province': '省外' },
  city: { other: '一般城市', big: '直辖市、外省省会或计划单列市' },
  designated: { no: '非定点', yes: '定点' },
  networked: { no: '未联网', yes: '已联网' },
  emergency: { no: '非急诊', yes: '急诊' },
  filing: {
    none: '没有生效的备案',
    ...Object.fromEntries(FILING_TYPE_NAMES.map((type) => [type, filingName(type)])),
  },
  covers: { no: '备案不含就医地', yes: '备案含就医地' },
  route: { direct: '直接结算', manual: '零星报销' },
  table: {},
  region: {},
  assistance: {},
  age: {},
  stay: {},
}

/** The Chinese name of a key, for faults. */
export const KEY_LABELS: Readonly<Record<string, string>> = {
  insurance: '险种',
  category: '人员类别',
  tier: '缴费档次',
  contracted: '签约',
  kind: '就诊类型',
  level: '机构等级',
  where: '就医地',
  city: '城市类别',
  designated: '定点',
  networked: '联网',
  emergency: '急诊',
  filing: '备案类型',
  covers: '备案是否含就医地',
  route: '结算方式',
  table: '待遇表',
  region: '地区分组',
  assistance: '救助对象',
  age: '年龄',
  stay: '年内住院次数',
}

/** "三级医院" for (level, tier3); `own` are the names that a pool gave its own words. */
export function labelOf(
  key: string,
  word: string,
  own?: Readonly<Record<string, ReadonlyMap<string, string>>>,
): string {
  const label = LABELS[key]?.[word] ?? own?.[key]?.get(word)
  if (label !== undefined) return label
  if (key === 'region' && word === 'elsewhere') return '其他地区'
  if (key === 'assistance' && word === 'none') return '非救助对象'
  const upwards = word.endsWith('+')
  const range = word.replace('+', '').replace(/\s*-\s*/, '至')
  if (key === 'age') return upwards ? `${range}岁及以上` : `${range}岁`
  if (key === 'stay') return upwards ? `第${range}次及以后住院` : `第${range}次住院`
  return word
}
