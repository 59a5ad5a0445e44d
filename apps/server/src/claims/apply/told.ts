/** Why a claim cannot be settled as it stands, in words for the person and the desk. */
import type { Static } from 'typebox'
import type { FilingProblemMessage, ReasonMessage } from '@yidi/contracts'
import { formatDayChinese, parseDay } from '@yidi/rules'
import type { ClaimProblem, Reason } from '@yidi/rules'
import type { Refusal } from '../../care/refusals/index.ts'
import { kindTitles } from '../record/index.ts'

type Told = Static<typeof ReasonMessage>

/** A problem of a claim as pages get it. */
export function problemMessage({ code, path, text, remedy, weight, basis }: ClaimProblem): FilingProblemMessage {
  return { code, path, text, remedy, weight, ...(basis === undefined ? {} : { basis }) }
}

const dayWords = (day: string): string => formatDayChinese(parseDay(day))

const ofLaw = (code: string, reason: Reason | undefined, otherwise: string): Told => ({
  code: reason?.code ?? code,
  text: reason?.text ?? otherwise,
  ...(reason?.hint === undefined ? {} : { hint: reason.hint }),
  ...(reason?.basis === undefined ? {} : { basis: reason.basis }),
})

/** The words of what settling a claim can be refused for. */
export function toldClaim(refusal: Refusal): Told {
  const code = refusal.name
  switch (refusal.name) {
    case 'special-category':
      return {
        code,
        text: `${refusal.values.category}的医疗费用有单独的渠道，不按普通规定报销`,
        hint: '请向参保地经办机构咨询',
        basis: { document: 'zj-provincial-2016-113', article: '第四十五条' },
      }
    case 'paused-abroad':
      return {
        code,
        text: `出国带药期间（${dayWords(refusal.values.from)}起）暂停享受待遇`,
        hint: '回国后请先办理登记的结束',
      }
    case 'benefits-stopped':
      return {
        code,
        text: `${dayWords(refusal.values.day)}不享受医保待遇：${refusal.values.reason}`,
        hint: '缴费有误的，请先到参保地更正，再申请报销',
      }
    case 'visits-overlap': {
      const { other } = refusal.values
      const state = other.settled ? '已结算' : '未结算'
      const name = other.institution_name ?? other.institution
      return {
        code,
        text: `和${name}${state}的${kindTitles[other.kind]}（${other.from_day}至${other.to_day ?? '今'}）时间重叠`,
        hint: '请核对日期；有一次不属实的，先撤销那一次',
      }
    }
    case 'in-claim':
      return {
        code,
        text: `这次就医已经在申请报销（${refusal.values.claim}）`,
        hint: '请看那一件的进度；要改的，先撤回那一件',
      }
    case 'disease-not-registered':
      return {
        code,
        text: `${dayWords(refusal.values.day)}没有登记规定病种，不能按规定病种门诊报销`,
        hint: '请先登记规定病种，或改按普通门诊申请',
      }
    case 'refused-by-law':
      return ofLaw(code, refusal.values.reason, '按规定基金不支付')
    case 'figure-open':
      return ofLaw(code, refusal.values.reason, '参保地的规定没有写明这种情况的数值')
    case 'case-invalid':
      return { code, text: `算不出：${refusal.values.problems.join('、')}`, hint: '请核对就医类别、日期和金额' }
    default:
      return { code, text: '这次就医现在不能报销', hint: '请向参保地经办机构咨询' }
  }
}
