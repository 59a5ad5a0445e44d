/** What the agency of Hangzhou decides in the gallery: figures, rulings, and the answers to appeals. */
import type { AgencyFigureForm, AppealAnswer, RulingForm } from '@yidi/contracts'
import type { Doors } from './doors.ts'

const approving = 'staff approve-330100'
/** Who approved nothing, and may answer. */
const second = 'staff approve2-330100'

const figures: readonly AgencyFigureForm[] = [
  { name: 'claims.decide-days', value: '30', from: '2026-06-01', document: '杭医保〔2026〕1号（虚构）' },
  { name: 'claims.decide-days', value: '20', from: '2026-06-01', document: '杭医保〔2026〕3号更正通知（虚构）' },
  { name: 'claims.appeal-days', value: '60', from: '2026-06-01', document: '杭医保〔2026〕2号（虚构）' },
]

const rulings: readonly RulingForm[] = [
  {
    name: '第三人不付先行支付裁定',
    target: 'claims:thirdParty.doesNotPay',
    yaml: 'advance',
    from: '2026-01-01',
    document: '杭州市医保中心会议纪要〔2026〕1号（虚构）',
    reason: '第三人不付的先由基金支付，再向他追偿',
  },
  {
    name: '第三人找不到先行支付裁定',
    target: 'claims:thirdParty.unknown',
    yaml: 'advance',
    from: '2026-01-01',
    to: '2026-12-31',
    document: '杭州市医保中心会议纪要〔2026〕1号（虚构）',
    reason: '暂按第三人不付的办理，到今年年底为止',
  },
]

/** The figures and rulings, an appeal that waits for its answer, and one that was answered. */
export async function appealAndRule(doors: Doors, { paid, returned }: { paid: string; returned: string }) {
  const { id: appeal } = await doors.send('retiredWithFiling', `/api/claims/${paid}/appeal`, {
    text: '甲类诊疗项目是医生当天开的检查，病历第三页写着，不该算在范围以外。',
  })
  const { id: answered } = await doors.send('retiredWithFiling', `/api/claims/${returned}/appeal`, {
    text: '起付标准今年已经在另一家医院付过一次，这次不应当再扣。',
  })
  await doors.send(second, `/api/desk/appeals/${answered}/reject`, {
    words: '起付标准按一年一次算，这次没有再扣；扣的是先行自付的部分。',
    basis: { document: 'zj-provincial-2016-113', article: '第三十五条' },
  } satisfies AppealAnswer)
  for (const figure of figures) await doors.send(approving, '/api/desk/figures', figure)
  for (const ruling of rulings) await doors.send(approving, '/api/desk/rulings', ruling)
  return { appeal, answered }
}
