/** 我的缴费 on the phone, and the same months at the desk. */
const monthName = (month: string) => `${String(Number(month.slice(5)))}月`

export const months = {
  title: '我的缴费',
  why: '登录后能看到您每个月的医疗保险费谁申报、哪天到账。',
  years: '年份',
  year: (year: string) => `${year}年`,
  month: monthName,
  wholeMonth: (month: string) => `${month.slice(0, 4)}年${monthName(month)}`,
  none: '没有缴费月份的记录',
  noneMore: '医疗保险费由单位申报、缴纳；有了记录会显示在这里。有疑问请问单位或参保地经办机构。',
  recorded: (pool: string) => `${pool}按登记的待遇办理，这里的缴费月份只供查看。`,
  notInsured: '现在没有参保。',
  entitled: '今天享受待遇',
  stopped: '今天没有待遇',
  by: (employer: string) => `${employer}申报`,
  recognisedBy: (source: string) => `依据：${source}`,
  base: '缴费基数',
  employer: '单位缴',
  employee: '个人缴',
  declaredOn: '申报',
  paidOn: '到账',
  notPaid: '还没有到账',
  nextEntitled: (month: string) => `${monthName(month)}享受待遇`,
  nextStopped: (month: string, reason: string) => `${monthName(month)}没有待遇：${reason}`,
  heads: ['月份', '状态', '单位', '基数', '单位缴', '个人缴', '到账', '次月'],
}
