/**
 * Chance that is none: the same numbers for the same seed, everywhere. Each person of a population has a stream of numbers of
 * their own, so that person 7 is the same among ten people and among a million.
 */

/** Mixes the bits of a word (the finaliser of MurmurHash3). */
function mixed(word: number): number {
  let value = word
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) | 0
}

/** A stream of numbers (sfc32). */
export class Chance {
  private a = 0
  private b = 0
  private c = 0
  private counter = 1

  /** Begins the stream of one person; `seed` and `person` are whole numbers from 0 to 2^53 − 1. */
  begin(seed: number, person: number): void {
    this.a = mixed(seed % 0x1_0000_0000) ^ mixed(0x9e3779b9 + Math.floor(seed / 0x1_0000_0000))
    this.b = mixed(person % 0x1_0000_0000) ^ mixed(0x7f4a7c15 + Math.floor(person / 0x1_0000_0000))
    this.c = mixed(this.a ^ Math.imul(this.b, 0x2c1b3c6d))
    this.counter = 1
    for (let round = 0; round < 12; round++) this.next()
  }

  /** From 0 to below 1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** One of a list that is not empty. */
  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)]!
  }

  /** The index of one of some weights. */
  weighed(weights: readonly number[]): number {
    let sum = 0
    for (const weight of weights) sum += weight
    let rest = this.next() * sum
    for (let index = 0; index < weights.length - 1; index++) {
      rest -= weights[index]!
      if (rest < 0) return index
    }
    return weights.length - 1
  }

  /** A lognormal amount about a mean: `spread` is the standard deviation of its logarithm. */
  lognormal(mean: number, spread: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()))
    const normal = radius * Math.cos(2 * Math.PI * this.next())
    return mean * Math.exp(spread * normal - (spread * spread) / 2)
  }

  /** A factor of at least one with a long tail (Pareto), at most `most`. */
  pareto(shape: number, most: number): number {
    return Math.min(most, Math.exp(-Math.log(1 - this.next()) / shape))
  }
}
