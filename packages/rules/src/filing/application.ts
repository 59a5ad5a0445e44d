/**
 * Checking an application for a filing against the pool's law: every problem with the field, what is wrong, the way
 * out and the article. What the law leaves open goes to a clerk; what is complete is approved at once.
 */
import { parseDay } from '../days.ts'
import { checkAgent } from './check-agent.ts'
import { checkPapers } from './check-papers.ts'
import { checkPlace } from './check-place.ts'
import { checkReferral } from './check-referral.ts'
import { checkTime } from './check-time.ts'
import { checkWho } from './check-who.ts'
import type { ApplicationContext, Checking, FilingApplication, FilingProblem } from './checking.ts'
import { valueOn } from './law.ts'
import type { FilingLaw } from './law.ts'
import type { FilingPolicies } from './load.ts'
import { filingPapers } from './papers.ts'
import type { FilingPaper } from './papers.ts'
import { validity } from './validity.ts'
import type { Validity } from './validity.ts'

export interface ApplicationCheck {
  problems: FilingProblem[]
  /** What follows: put it right, a clerk looks at it, or approved at once. */
  decision: 'correct' | 'review' | 'approve'
  validity: Validity
  /** The papers and where each of them stands. */
  papers: FilingPaper[]
}

/** Checks a whole application; never throws for what people write into it. */
export function checkApplication(
  policies: FilingPolicies,
  law: FilingLaw,
  application: FilingApplication,
  context: ApplicationContext,
): ApplicationCheck {
  const { problems, checking } = beginCheck(policies, law, application, context)
  checkWho(checking)
  checkAgent(checking)
  checkPlace(checking)
  checkTime(checking)
  checkReferral(checking)
  checkPapers(checking)
  const blocked = problems.some((problem) => problem.weight === 'blocks')
  if (!blocked && valueOn(law, 'limits.promise', checking.on) !== 'instant')
    checking.add('review', 'not-instant', '', '参保地没有承诺当场办结，由经办人员审核', '提交后在“我的备案”里看进度')
  const review = problems.some((problem) => problem.weight === 'review')
  return {
    problems,
    decision: blocked ? 'correct' : review ? 'review' : 'approve',
    validity: validity(policies, law, application.type, application.from, application.to),
    papers: filingPapers(policies, law, application, checking.on),
  }
}

/** A check with nothing found yet; what the single checks add is put into `problems`. */
export function beginCheck(
  policies: FilingPolicies,
  law: FilingLaw,
  application: FilingApplication,
  context: ApplicationContext,
): { problems: FilingProblem[]; checking: Checking } {
  const problems: FilingProblem[] = []
  const add: Checking['add'] = (weight, code, path, text, remedy, figure, filingId) => {
    const basis = figure === undefined ? {} : { basis: figure.source }
    problems.push({ weight, code, path, text, remedy, ...basis, ...(filingId === undefined ? {} : { filingId }) })
  }
  return { problems, checking: { policies, law, application, context, on: parseDay(context.today), add } }
}

/**
 * What the check will say of a place for a type, before anything else is filled in: it is filed already, it may not change
 * yet, nothing has to be filed.
 */
export function destinationProblems(
  policies: FilingPolicies,
  law: FilingLaw,
  asked: Pick<FilingApplication, 'type' | 'destination'>,
  context: ApplicationContext,
): FilingProblem[] {
  const blank = { from: context.today, applicant: 'self', channel: 'web', mobile: '', commitmentSigned: false } as const
  const { problems, checking } = beginCheck(policies, law, { ...blank, ...asked }, context)
  checkPlace(checking)
  return problems.filter(({ path }) => path === 'destination')
}
