/** Chance that a seed decides: the same seed gives the same numbers on every machine. */

const UINT32 = 4_294_967_296

/** A stream of numbers that its seed decides. */
export class Chance {
  private state: number

  /** One stream of a seed: people drawn in whatever order come out the same. */
  constructor(seed: number, stream: number) {
    this.state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0
    // Neighbouring streams begin alike: a few numbers are thrown away.
    for (let index = 0; index < 4; index++) this.next()
  }

  /** A number from 0 to below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  one<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)]!
  }

  /** One of some words by their shares of the whole. */
  byShare<T extends string>(shares: readonly (readonly [T, number])[]): T {
    let left = this.next() * shares.reduce((sum, [, share]) => sum + share, 0)
    for (const [word, share] of shares) {
      left -= share
      if (left < 0) return word
    }
    return shares.at(-1)![0]
  }

  /** Fen with a long tail about a middle, never round: a few bills are many times as dear. */
  fenAbout(middleFen: number): number {
    const bell = this.next() + this.next() + this.next() - 1.5
    const fen = Math.round(middleFen * Math.exp(bell * 1.4))
    return fen % 100 === 0 ? fen + 7 : fen
  }
}
