/** A kind of calculation: what it reads, which rules it needs, what it comes to and how that is said. One file a kind. */
import type { ExplanationStep } from '../quote/types.ts'
import type { CaseInput } from './fields.ts'
import type { ContributionRuleName } from './figures.ts'
import type { LawOn, ToldStep } from './law-on.ts'

interface KindOf<F, R> {
  /** What people call it. */
  title: string
  /** Reads the fields of a case; where one is wrong, the errors are there and what is given back is not used. */
  read(input: CaseInput): F
  /** The day number whose law holds. */
  day(facts: F): number
  /** The rules without which nothing can be said. */
  needs(facts: F): readonly ContributionRuleName[]
  settle(law: LawOn, facts: F): R
  /** The fields of the result, as the contract writes them. */
  write(result: R): object
  explain(facts: F, result: R, law: LawOn): ToldStep[]
}

/** A valid case of some kind, which is all that the door needs to know of it. */
interface ReadCase {
  day: number
  needs: readonly ContributionRuleName[]
  /** Computes; the steps are written only for who wants them. */
  settle(law: LawOn, explains: boolean): { fields: object; explanation: ExplanationStep[] | undefined }
}

/** A kind as the door sees it. */
export interface ContributionKind {
  title: string
  /** Undefined where the case is wrong; the errors then stand in the fields. */
  read(input: CaseInput): ReadCase | undefined
}

/** Makes a kind of its parts. */
export function contributionKind<F, R>(kind: KindOf<F, R>): ContributionKind {
  return {
    title: kind.title,
    read(input) {
      const facts = kind.read(input)
      if (input.fields.errors) return undefined
      return {
        day: kind.day(facts),
        needs: kind.needs(facts),
        settle(law, explains) {
          const result = kind.settle(law, facts)
          const fields = kind.write(result)
          const steps = explains ? kind.explain(facts, result, law).map((step) => law.tell(step)) : undefined
          return { fields, explanation: steps }
        },
      }
    },
  }
}
