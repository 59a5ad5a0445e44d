import { filingActions } from '../filings/machine.ts'
import { agreementActions } from '../institutions/agreement.ts'
import { registerActions } from '../registers/machine.ts'

/** What an audit row's action is called where people read it; an action without a name is shown as it is. */
const titles: Readonly<Record<string, string>> = {
  'log-in': '登录',
  'log-in.failed': '登录失败',
  'log-in.paused': '登录失败次数过多，暂停登录',
  'log-in.unlock-code': '发放解锁码',
  'log-in.unlocked': '用解锁码解除登录暂停',
  'log-in.unlock-failed': '解锁码不对',
  'log-in.activation-code': '发放激活码',
  'log-in.activation-printed': '打印激活码',
  'log-in.activated': '用激活码设置密码',
  'log-in.activation-failed': '激活码不对',
  'second-factor.set': '启用动态口令',
  'second-factor.removed': '停用动态口令',
  'second-factor.recovery-used': '用恢复码登录',
  'staff.create': '新建账号',
  'staff.change': '修改账号',
  'staff.disable': '停用账号',
  'staff.enable': '恢复账号',
  'staff.reset-password': '重置密码',
  'staff.reset-second-factor': '重置动态口令',
  'person.look-up': '查找人员',
  'person.read': '查看人员',
  'visit.read': '查看就诊',
  'person.correct': '更正人员资料',
  'enrolment.enrol': '参保登记',
  'enrolment.change': '参保变更',
  'enrolment.end': '停保',
  'benefits.set': '变更待遇',
  'special-category.enter': '登记特殊人员',
  'special-category.end': '结束特殊人员登记',
  'load-person': '载入演示数据',
  'filing.read': '查看备案',
  'filing.search': '查询备案',
  'filing.print': '打印备案表',
  'register.read': '查看登记',
  'authorisation.read': '查看亲情账户授权',
  'acting.read': '家人代为查看',
  'material.upload': '上传材料',
  'material.read': '下载材料',
  'material.carry-over': '沿用以前交的材料',
  'material.remove': '删除材料',
  'desk.assign': '领办或放回',
  'desk.list-read': '在列表里看到姓名',
  'desk.list-search': '在列表里按人查找',
  'desk.list-export': '导出列表',
  'desk.overdue': '待办超期',
  'commitment-checks.draw': '抽查承诺',
  'employer.members': '单位查看本单位职工',
  'employer.enter': '登记用人单位',
  'employer.change': '修改用人单位',
  'contact.set': '登记联系方式',
  'contact.asked': '填写通知邮箱',
  'contact.kept': '保留原来的通知邮箱',
  'contact.confirmed': '确认通知邮箱',
  'contact.removed': '删除通知邮箱',
  'undelivered.again': '再发没送成的通知',
  'undelivered.drop': '不再发没送成的通知',
  'audit.read': '查看审计',
  'audit.verify': '核验审计',
  'import-institutions': '导入机构名录',
  'load-catalogue': '装入医保目录',
  'institution.edit': '修改机构资料',
  'institution.key-issue': '发放机构接入密钥',
  'institution.key-revoke': '作废机构接入密钥',
  'visit-registered': '就诊登记',
  'visit-registered-again': '重复登记（答复原登记）',
  'visit-changed': '变更就诊登记',
  'visit-cancelled': '撤销就诊登记',
  'visit-discharged': '办理出院',
  'discharge-undone': '撤销出院',
  'visit-reported': '上报就诊信息',
  'referral-filed': '办理转院备案',
  'referral-withdrawn': '撤销转院备案',
  'disease-registered': '办理慢特病备案',
  'disease-withdrawn': '撤销慢特病备案',
  'accident-registered': '办理意外伤害备案',
  'fees-uploaded': '上传费用明细',
  'fees-voided': '撤销费用明细',
  'settlement.print': '打印结算单',
  'settlement-posted': '结算',
  'settlement-cancelled': '撤销结算',
  'command-reversed': '冲正',
}

/** Actions that are steps of a state machine carry its name in front: `filing.approve`, `agreement-suspend`. */
const machines: readonly [RegExp, string, Readonly<Record<string, string | { title: string }>>][] = [
  [/^filing\.(.+)$/, '备案', filingActions],
  [/^register\.(.+)$/, '登记', registerActions],
  [/^authorisation\.(.+)$/, '亲情账户授权', registerActions],
  [/^agreement-(.+)$/, '定点协议', agreementActions],
]

/** The Chinese name of an audit row's action; the action itself where it has none. */
export function auditTitle(action: string): string {
  const own = titles[action]
  if (own !== undefined) return own
  for (const [pattern, subject, actions] of machines) {
    const step = actions[pattern.exec(action)?.[1] ?? '']
    if (step !== undefined) return `${subject}：${typeof step === 'string' ? step : step.title}`
  }
  return action
}
