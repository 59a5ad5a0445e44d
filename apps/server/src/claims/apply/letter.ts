/** 零星报销承诺书: what whoever claims stands for. It is the program's own form and states no rule of any pool. */
import { createHash } from 'node:crypto'
import type { ClaimLetterMessage } from '@yidi/contracts'
import type { Release } from '@yidi/rules'

const title = '零星报销承诺书'
const lines = [
  '提交的票据、病历、清单和其他材料都是真实的，原件由本人保管，经办机构要看时随时提供。',
  '这次就医的费用没有直接结算过，也没有在别处报销过；同一张票据不会再用来报销。',
  '收款账户是本人或者受托的代办人的，写错账号造成的延误由本人承担。',
  '外伤的，怎么受的伤、有没有第三人负责，都照实写了；以后第三人赔了钱，会主动告诉经办机构。',
  '有不实的，愿意退回基金支付的钱，并承担相应的责任。',
]

/** The letter as a pool's people sign it; `version` changes with its words. */
export function claimLetter(release: Release, pool: string): ClaimLetterMessage {
  const to = release.filing.guides.get(pool)?.authority ?? '参保地医疗保障经办机构'
  const version = createHash('sha256')
    .update([title, to, ...lines].join('\n'))
    .digest('hex')
  return { title, to, lines, version }
}
