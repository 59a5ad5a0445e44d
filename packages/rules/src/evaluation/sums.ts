/** What bills come to under two policies, added up whole and by what they are counted under. */
import { formatYuan } from '../money.ts'

/** Yuan with two digits. */
export interface EvaluationSums {
  /** What the pool's fund pays. */
  fundPool: string
  /** What critical illness and every further layer pay (`fundCritical` of the quote). */
  fundCritical: string
  /** What both years of the personal accounts pay. */
  accounts: string
  cash: string
}

export interface EvaluationGroup {
  cases: number
  before: EvaluationSums
  after: EvaluationSums
}

export interface EvaluationResult extends EvaluationGroup {
  byPool: Record<string, EvaluationGroup>
  byCategory: Record<string, EvaluationGroup>
  byAge: Record<string, EvaluationGroup>
  byLevel: Record<string, EvaluationGroup>
  byKind: Record<string, EvaluationGroup>
  byPlace: Record<string, EvaluationGroup>
  /** People whose cash of the year is less than before, and more. */
  winners: number
  losers: number
  /** By how much one person's cash of the year grows at most. */
  largestLoss: string
  /** Bills that have no amounts under one of the policies: among `cases`, in no sum. */
  undetermined: number
}

/** What each of the four is called. */
export const SUM_TITLES: Readonly<Record<keyof EvaluationSums, string>> = {
  fundPool: '统筹基金',
  fundCritical: '大病等各层',
  accounts: '个人账户',
  cash: '个人现金',
}

/** Fen of a sum of an evaluation: of many people it passes what one bill may be, and is not read as a bill's amount. */
export const fenOfSum = (yuan: string): number => Number(yuan.replace('.', ''))

const [CASES, BEFORE, AFTER, SIZE] = [0, 1, 5, 9]

/** Cases, then four sums in fen before and four after. */
export class Sums {
  readonly values = new Float64Array(SIZE)

  add(amounts: Float64Array): void {
    const { values } = this
    for (let index = 0; index < SIZE; index++) values[index]! += amounts[index]!
  }

  group(): EvaluationGroup {
    return { cases: this.values[CASES]!, before: this.four(BEFORE), after: this.four(AFTER) }
  }

  private four(from: number): EvaluationSums {
    const [fundPool, fundCritical, accounts, cash] = [...this.values.subarray(from, from + 4)].map(formatYuan)
    return { fundPool: fundPool!, fundCritical: fundCritical!, accounts: accounts!, cash: cash! }
  }
}

/** Sums by the words of one key. */
export class SumsBy {
  private readonly sums = new Map<string, Sums>()

  add(word: string, amounts: Float64Array): void {
    let sums = this.sums.get(word)
    if (!sums) this.sums.set(word, (sums = new Sums()))
    sums.add(amounts)
  }

  /** In the order of `words`; what they do not have comes after them in the order of its letters. */
  groups(words: readonly string[]): Record<string, EvaluationGroup> {
    const rest = [...this.sums.keys()].filter((word) => !words.includes(word)).sort()
    return Object.fromEntries(
      [...words, ...rest].flatMap((word) => {
        const sums = this.sums.get(word)
        return sums ? [[word, sums.group()]] : []
      }),
    )
  }
}
