/**
 * Checking an application for a filing against the pool's law: every problem with the field, what is wrong, the way
 * out and the article. What the law leaves open goes to a clerk; what is complete is approved at once.
 */
import { parseDay } from '../days.ts'
import type { Basis, Category, FilingType, InstitutionLevel, Insurance } from '../quote/types.ts'
import { checkAgent } from './check-agent.ts'
import { checkPapers } from './check-papers.ts'
import { checkPlace } from './check-place.ts'
import { checkReferral } from './check-referral.ts'
import { checkTime } from './check-time.ts'
import { checkWho } from './check-who.ts'
import { valueOn } from './law.ts'
import type { FilingFigure, FilingLaw } from './law.ts'
import type { FilingPolicies } from './load.ts'
import type { FiledFiling } from './needed.ts'
import { filingPapers } from './papers.ts'
import type { FilingPaper } from './papers.ts'
import { validity } from './validity.ts'
import type { Validity } from './validity.ts'

export type Applicant = 'self' | 'agent' | 'employer' | 'hospital'
export type Channel = 'web' | 'counter' | 'hospital' | 'community'

/** What the agent is to the person, or by what else they may act. */
type AgentRelation = 'spouse' | 'child' | 'parent' | 'relative' | 'authorised'

export interface Agent {
  name: string
  idNumber: string
  relation: AgentRelation
  mobile: string
}

/** An application as it comes from a page, a counter or a hospital. Days are `YYYY-MM-DD`. */
export interface FilingApplication {
  type: FilingType
  destination: string
  from: string
  to?: string | null
  applicant: Applicant
  channel: Channel
  mobile: string
  address?: string
  reason?: string
  /** Months the person means to stay, where no end is given. */
  stayMonths?: number
  commitmentSigned: boolean
  /** The commitment is given in place of a proof, where the pool allows it. */
  commitmentInPlace?: boolean
  /** Ids of the materials handed in. */
  materials?: readonly string[]
  /** Which of them came as a picture or document; absent where that is not known (paper at a counter). */
  uploaded?: readonly string[]
  /** Which of them our own records stand for, so that no paper is asked. */
  proven?: readonly string[]
  /** Institutions of the person's choice at the destination, for pools where they choose. */
  institutions?: readonly {
    code: string
    level: InstitutionLevel
    place: string
    ownership?: 'public' | 'private'
    networked?: boolean
  }[]
  /** Place and level where the institution is known by its code; without them a clerk looks it up. */
  referral?: { institution: string; place?: string; level?: InstitutionLevel; on: string }
  /** The stay that a supplementary filing is for. */
  stay?: { admittedOn: string; dischargedOn?: string | null }
  /** Who applies for the person (代办人). */
  agent?: Agent
  /** The filing that this one takes the place of. */
  replaces?: string
}

export interface ApplicationContext {
  /** `idNumber` and `birthDay` where they are known; a question without a person has neither. */
  person: { insurance: Insurance; category: Category; idNumber?: string; birthDay?: string | null }
  /** The person's filings that are approved, past and future ones too. */
  existing: readonly FiledFiling[]
  /** Those that were approved and then cancelled or ended, with the days on which they held. */
  over?: readonly FiledFiling[]
  today: string
}

export interface FilingProblem {
  code: string
  /** The field, as in the application. */
  path: string
  text: string
  remedy: string
  basis?: Basis
  /** The earlier filing that it speaks of. */
  filingId?: string
  /** `blocks`: must be put right; `review`: a clerk decides; `notice`: worth knowing. */
  weight: 'blocks' | 'review' | 'notice'
}

export interface ApplicationCheck {
  problems: FilingProblem[]
  /** What follows: put it right, a clerk looks at it, or approved at once. */
  decision: 'correct' | 'review' | 'approve'
  validity: Validity
  /** The papers and where each of them stands. */
  papers: FilingPaper[]
}

/** What the single checks are given. */
export interface Checking {
  policies: FilingPolicies
  law: FilingLaw
  application: FilingApplication
  context: ApplicationContext
  /** Day number of today; the law in force today rules the application. */
  on: number
  add(
    weight: FilingProblem['weight'],
    code: string,
    path: string,
    text: string,
    remedy: string,
    figure?: FilingFigure,
    filingId?: string,
  ): void
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
function beginCheck(
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
