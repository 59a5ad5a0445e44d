/** The way out of what keeps bills from being settled. */
export const hindrances = {
  toAbroad: '去报回国日期',
  toContacts: '打电话问',
  toMeasures: '看原因，去申辩',
}

export const me = {
  nobody: '您还没有登录。算一算不用登录；备案和看账单要先登录。',
  years: '我的缴费年限',
  yearsMore: '算了哪些月份，退休享受待遇还差几年',
  leave: '退出登录',
  size: '字号',
  colour: '颜色',
  system: '跟随手机',
  light: '浅色',
  dark: '深色',
  contributions: '我的缴费',
  contributionsMore: '每个月谁申报的、哪天到账、次月有没有待遇',
}
