/** What is checked and what is found: an application as it comes in, what is known around it, and the problems. */
import type { Basis, Category, FilingType, InstitutionLevel, Insurance } from '../quote/types.ts'
import type { FilingFigure, FilingLaw } from './law.ts'
import type { FilingPolicies } from './load.ts'
import type { FiledFiling } from './needed.ts'

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
