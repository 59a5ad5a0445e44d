import { FILING_TYPE_NAMES } from '@yidi/rules'
import type { FigureName } from '@yidi/rules'

/**
 * Why a filing may be refused: a closed list, so that refusals can be counted and compared. `figures` name the rules
 * of the pool's filing law that such a refusal usually rests on; their documents are offered as the basis first.
 */
export const refusalReasons = {
  'conditions-not-met': {
    title: '不符合备案条件：居住、工作或就学的地点和时间不够',
    figures: ['longTerm.minimumStay', 'needed.outOfProvince', 'needed.inProvince'],
  },
  'referral-not-qualified': {
    title: '转诊意见不是规定等级的医院出具的',
    figures: ['referral.levels', 'referral.onwardLevels', 'referral.institutionRequired'],
  },
  'materials-incomplete': {
    title: '补正后材料仍不齐全或不合要求',
    figures: FILING_TYPE_NAMES.map((type) => `materials.${type}` as const),
  },
  'not-true': { title: '申请内容与事实不符', figures: ['commitment.types'] },
  'institution-not-allowed': {
    title: '所选机构不在可选范围内',
    figures: ['longTerm.institutions', 'institutions.count', 'institutions.chosenLevels'],
  },
  'too-late': {
    title: '超过补办备案的期限',
    figures: ['supplementary.until', 'supplementary.days', 'emergency.days'],
  },
  'change-too-early': { title: '距上次备案时间不够，还不能变更', figures: ['longTerm.changeAfter'] },
  'applicant-not-entitled': { title: '申请人没有代办或申请资格', figures: ['applicants'] },
  'not-needed': {
    title: '去那里看病不用备案',
    figures: ['needed.inProvince', 'needed.exceptPlaces', 'needed.outOfProvince'],
  },
} as const satisfies Record<string, { title: string; figures: readonly FigureName[] }>

export type RefusalReason = keyof typeof refusalReasons
export const refusalReasonCodes = Object.keys(refusalReasons) as RefusalReason[]
