/**
 * Checking a claim before it is sent and again at the desk: every problem at once, with the field, what is wrong with which values, the
 * way out and the article. What the law leaves open goes to a clerk and refuses nothing.
 */
import { parseDay } from '../days.ts'
import { whyNoPool } from '../policy/left-out.ts'
import { accountProblem } from './account.ts'
import { checkBill } from './check-bill.ts'
import { checkLaw } from './check-law.ts'
import { checkOthers } from './check-others.ts'
import { checkVisit } from './check-visit.ts'
import { addTo } from './claim.ts'
import type { Checking, ClaimContext, ClaimProblem, StatedClaim } from './claim.ts'

/** Checks a whole claim; never throws for what people write into it. */
export function checkClaim(context: ClaimContext, claim: StatedClaim): ClaimProblem[] {
  const { release, pool } = context
  const problems: ClaimProblem[] = []
  const add = addTo(problems)
  const law = release.claims.laws.get(pool)
  if (!law) {
    const why = release.pools.has(pool) ? '没有可以执行的报销规定' : whyNoPool(release, pool)
    add('blocks', 'law-not-in-force', 'situation', `现在不能向参保地申请报销：${why}`, '请向参保地经办机构咨询')
    return problems
  }
  const checking: Checking = { context, claim, law, on: parseDay(context.today), add }
  checkLaw(checking)
  checkVisit(checking)
  checkBill(checking)
  checkOthers(checking)
  if (claim.account === undefined) add('blocks', 'account-missing', 'account', '没有填收款账号', '请填开户行和银行卡号')
  else problems.push(...[accountProblem(claim.account, claim.applicant)].filter((problem) => problem !== undefined))
  return problems
}
