/** What was done with a person's records, in words for the person. Never who it was by name: that is the agency's matter. */
import { actingScopeTitles } from '@yidi/contracts'
import type { ActingScope, RecordLookMessage } from '@yidi/contracts'
import type { AuditRow } from '../../platform/audit/index.ts'

const actors: Readonly<Record<string, string>> = {
  person: '您本人',
  agent: '您授权的人',
  employer: '用人单位',
  institution: '医药机构',
  staff: '经办机构',
  system: '系统',
}

const deeds: Readonly<Record<string, string>> = {
  'filing.read': '查看了一条备案',
  'filing.apply': '提交了备案申请',
  'filing.correct': '补正了备案申请',
  'filing.cancel': '取消了备案',
  'filing.end': '提前结束了备案',
  'filing.accept': '受理了备案申请',
  'filing.ask-corrections': '告知要补正的内容',
  'filing.approve': '准予备案',
  'filing.refuse': '不予备案',
  'authorisation.apply': '写了亲情账户授权',
  'authorisation.approve': '核对并通过了亲情账户授权',
  'authorisation.refuse': '没有通过亲情账户授权',
  'authorisation.end': '结束了亲情账户授权',
  'authorisation.withdraw': '撤回了亲情账户授权',
  'share.give': '从历年资金里留出一笔给家人（家庭共济）',
  'share.offer': '送达了家人给您的家庭共济',
  'share.accept': '接受了家人给的家庭共济',
  'share.decline': '没有接受家人给的家庭共济',
  'share.put-first': '改了家庭共济的使用顺序',
  'share.give-back': '退回了没用掉的家庭共济',
  'share.recall': '收回给家人的家庭共济',
  'share.return': '把没用掉的家庭共济退回给家人',
  'share.restore': '家庭共济没用掉的钱回到了您的账户',
  'visit-registered': '登记了就诊',
  'visit-registered-again': '重复登记了就诊，答复了原来的登记',
  'visit-changed': '修改了就诊登记',
  'visit-discharged': '登记了出院',
  'visit-cancelled': '撤销了就诊登记',
  'visit-reported': '补充了就诊信息',
  'referral-filed': '办理了转院备案',
  'referral-withdrawn': '撤销了转院备案',
  'disease-registered': '办理了慢特病备案',
  'disease-withdrawn': '撤销了慢特病备案',
  'accident-registered': '办理了意外伤害备案',
  'discharge-undone': '撤销了出院登记',
  'fees-uploaded': '上传了费用明细',
  'fees-voided': '撤销了费用明细',
  'settlement-posted': '办理了结算',
  'settlement-cancelled': '撤销了结算',
  'command-reversed': '冲正了一次操作',
  'load-person': '建立了您的演示记录',
  'benefits-read': '查询了待遇',
  'log-in': '登录了本平台',
}

/** An audit row in words. */
export function lookMessage(row: AuditRow): RecordLookMessage {
  const by = actors[row.actorKind] ?? '经办机构'
  return { at: row.at.toISOString(), by, what: deedOf(row) }
}

function deedOf(row: AuditRow): string {
  if (row.action === 'acting.read') {
    const scope = row.detail.scope as ActingScope | 'any' | undefined
    const what = scope === undefined || scope === 'any' ? '能不能直接结算等情况' : actingScopeTitles[scope]
    return `替您看了：${what}`
  }
  const known = deeds[row.action]
  if (known !== undefined) return known
  return /read|query|look/.test(row.action) ? '查看了您的记录' : '办理了与您有关的业务'
}
