/**
 * Why a line of a claim is not paid, in whole or in part: a closed list, so that cuts can be counted and compared. Whoever
 * cuts names the document and article; `article` is that of 浙人社发〔2016〕113号, offered first in the pool of those measures.
 */
export const claimCutReasons = {
  'not-payable': { title: '基金不支付的项目', article: '第三十六条' },
  'over-quantity': { title: '超过规定的用药量', article: '第四十条' },
  'not-of-visit': { title: '和这次就医没有关系', article: '第三十五条' },
  'no-proof': { title: '票据或病历里没有这一项', article: '第三十五条' },
  'charged-twice': { title: '同一项目重复收费', article: '第三十五条' },
  'paid-elsewhere': { title: '已由其他途径支付', article: '第三十六条' },
} as const satisfies Record<string, { title: string; article: string }>

export type ClaimCutReason = keyof typeof claimCutReasons
export const claimCutReasonCodes = Object.keys(claimCutReasons) as ClaimCutReason[]

/** Why a claim is refused altogether. */
export const claimRefusalReasons = {
  'not-payable': { title: '基金不支付的费用' },
  'third-party': { title: '应当由第三人负担' },
  'settled-already': { title: '这次就医已经结算或报销过' },
  'not-insured': { title: '就医时没有参保，或待遇已停止' },
  'too-late': { title: '超过申请期限' },
  'not-true': { title: '票据或申请内容不真实' },
  'materials-incomplete': { title: '补正后材料仍不齐全' },
  'by-law': { title: '按规定不予支付' },
} as const satisfies Record<string, { title: string }>

export type ClaimRefusalReason = keyof typeof claimRefusalReasons
export const claimRefusalReasonCodes = Object.keys(claimRefusalReasons) as ClaimRefusalReason[]
