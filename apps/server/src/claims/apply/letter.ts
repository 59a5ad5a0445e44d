/** 零星报销承诺书: what whoever claims stands for, and of an injury the statement about third parties that the law words. */
import { createHash } from 'node:crypto'
import type { ClaimLetterMessage } from '@yidi/contracts'
import { thirdPartyStatement, type Release } from '@yidi/rules'

// The program's own form; it states no rule of any pool.
const title = '零星报销承诺书'
const lines = [
  '提交的票据、病历、清单和其他材料都是真实的，原件由本人保管，经办机构要看时随时提供。',
  '这次就医的费用没有直接结算过，也没有在别处报销过；同一张票据不会再用来报销。',
  '收款账户是本人或者受托的代办人的，写错账号造成的延误由本人承担。',
  '外伤的，怎么受的伤、有没有第三人负责，都照实写了；以后第三人赔了钱，会主动告诉经办机构。',
  '有不实的，愿意退回基金支付的钱，并承担相应的责任。',
]

/**
 * The letter as a pool's people sign it on a day (`YYYY-MM-DD`); of an injury with the statement beneath it, so that one signature
 * stands under both. `version` changes with its words.
 */
export function claimLetter(release: Release, pool: string, day: string, injury: boolean): ClaimLetterMessage {
  const statement = injury ? statementOf(release, pool, day) : undefined
  const to = release.filing.guides.get(pool)?.authority ?? '参保地医疗保障经办机构'
  const version = createHash('sha256')
    .update([title, to, ...lines, ...(statement ? [statement.title, ...statement.lines] : [])].join('\n'))
    .digest('hex')
  return { title, to, lines, ...(statement ? { statement } : {}), version }
}

function statementOf(release: Release, pool: string, day: string): ClaimLetterMessage['statement'] {
  const words = thirdPartyStatement(release, pool, day)
  if (words === undefined) return undefined
  const { title: named, lines: said, basis, status } = words
  return { title: named, lines: said, basis, provisional: status === 'provisional' }
}
