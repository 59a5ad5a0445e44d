/** The form of a filing, one question a page. */
export const filingForm = {
  questions: {
    agent: '由谁来办？',
    days: '从哪天到哪天？',
    mobile: '用哪个手机号联系您？',
    address: '您在那里住哪里？',
    referral: '哪家医院建议您转过去？',
    institutions: '要不要选附近的小医院？',
    papers: '请交这些材料',
    reason: '为什么去那里？',
  },
  readOver: '看看对不对，签了名就能提交',
  more: '还可以说明',
  admitted: '已经住院了，要补办',
  agent: '替参保人代办',
  institutions: '选附近的小医院',
  addReason: '写一写原因',
  reason: '原因',
  inTheWay: {
    see: '看那条备案',
    renew: '续办',
    change: '变更地方或日期',
    other: '还要办别的备案',
  },
}
