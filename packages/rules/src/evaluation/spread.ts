/** By how much people's cash of a year changes, in steps that are always the same, so that two evaluations stand beside each other. */
import { formatYuan } from '../money.ts'

/** Sizes of a change at which a step begins, in fen. */
const SIZES = [1, 10_000, 50_000, 100_000, 500_000, 1_000_000] as const

/** People whose cash changes by `from` or more and less than `to` (yuan, below nought: less cash); undefined: without limit. No change: nought to nought. */
export interface SpreadStep {
  from: string | undefined
  to: string | undefined
  people: number
}

export interface SpreadOfPeople {
  people: number
  /** Whose cash of the year stays as it is. */
  same: number
  largestLoss: string
  largestGain: string
  /** From the largest gain to the largest loss. */
  steps: SpreadStep[]
}

/** Counts people by how their cash of the year changes. */
export class Spread {
  /** Gains by their size, the smallest first; losses alike. */
  private readonly gains = SIZES.map(() => 0)
  private readonly losses = SIZES.map(() => 0)
  private same = 0
  winners = 0
  losers = 0
  largestLossFen = 0
  private largestGainFen = 0

  /** Counts a person whose cash of the year grows by so much. */
  add(changeFen: number): void {
    if (changeFen === 0) {
      this.same++
      return
    }
    if (changeFen > 0) {
      this.losers++
      this.losses[stepOf(changeFen)]!++
      this.largestLossFen = Math.max(this.largestLossFen, changeFen)
      return
    }
    this.winners++
    // A step holds its lower end: a gain of just 100 is of the step that begins with −100.
    this.gains[stepOf(-changeFen - 1)]!++
    this.largestGainFen = Math.max(this.largestGainFen, -changeFen)
  }

  told(): SpreadOfPeople {
    const { same, winners, losers, gains, losses } = this
    const yuan = (at: number): string | undefined => (at < SIZES.length ? formatYuan(SIZES[at]!) : undefined)
    const lost = losses.map((people, at) => ({ from: yuan(at), to: yuan(at + 1), people }))
    const gained = gains.map((people, at) => ({
      from: at + 1 < SIZES.length ? `-${yuan(at + 1)!}` : undefined,
      to: at === 0 ? '0.00' : `-${yuan(at)!}`,
      people,
    }))
    return {
      people: same + winners + losers,
      same,
      largestLoss: formatYuan(this.largestLossFen),
      largestGain: formatYuan(this.largestGainFen),
      steps: [...gained.toReversed(), { from: '0.00', to: '0.00', people: same }, ...lost],
    }
  }
}

/** The step of a size. */
function stepOf(fen: number): number {
  let at = SIZES.length - 1
  while (at > 0 && fen < SIZES[at]!) at--
  return at
}
