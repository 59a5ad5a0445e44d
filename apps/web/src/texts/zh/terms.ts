/** What the field's own terms are called: a file of their own, because many pages say none of them. */
export const insurance = { employee: '职工医保', resident: '城乡居民医保' } as const
export const category = {
  active: '在职',
  retired: '退休',
  'founding-worker': '建国前老工人',
  resident: '居民',
} as const
export const tier = { 1: '一档缴费', 2: '二档缴费' } as const
export const kind = {
  inpatient: '住院',
  outpatient: '普通门诊',
  'designated-disease': '规定病种门诊',
  pharmacy: '药店购药',
} as const
export const kindDo = {
  inpatient: '住院',
  outpatient: '看门诊',
  'designated-disease': '看规定病种门诊',
  pharmacy: '买药',
} as const
export const level = {
  tier3: '三级医院',
  tier2: '二级医院',
  tier1: '一级医院',
  community: '社区医院',
  other: '其他医疗机构',
  pharmacy: '药店',
} as const
export const route = { direct: '在医院直接结算', manual: '自己先垫付，回来报销' } as const
