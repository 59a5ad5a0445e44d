/** What the rooms of the desk are called, in the menu and over their pages: without the words of the rooms themselves. */
export const deskRooms = {
  groups: { work: '办理', known: '名录', own: '本单位', kept: '管理' },
  queue: '待办',
  filings: '备案',
  filingSearch: '备案查询',
  counter: '窗口代录',
  checks: '承诺核查',
  people: '人员',
  institutions: '定点机构',
  employers: '用人单位',
  employer: '单位备案',
  referrals: '转外备案',
  keys: '接入密钥',
  staff: '用户与权限',
  audit: '审计',
  undelivered: '通知投递',
  account: '我的账号',
}
