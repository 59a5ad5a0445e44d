/**
 * Slips of the pen as officers of other cities make them: each is one change to the law of a made-up city, and what must be
 * said about it. One cause is told once or nearly so, with file and line, in Chinese, and with what would be right.
 */

/** One slip: a change of one file, and what the checker says. */
export interface Slip {
  what: string
  /** File of the made-up pool, or a path of the policy folder. */
  file: string
  change: (text: string) => string
  says: RegExp
  remedy: RegExp
  /** Text of the line that must be pointed at; left out where the fault lies in what is missing. */
  line?: RegExp
  /** At most so many messages; one unless the slip really is several. */
  most?: number
}

export const replace =
  (from: string | RegExp, to: string) =>
  (text: string): string =>
    text.replace(from, to)

export const inBenefits = (
  what: string,
  from: string | RegExp,
  to: string,
  says: RegExp,
  remedy: RegExp,
  over = {},
): Slip => ({
  what,
  file: 'benefits.yaml',
  change: replace(from, to),
  says,
  remedy,
  ...over,
})
export const inAway = (
  what: string,
  from: string | RegExp,
  to: string,
  says: RegExp,
  remedy: RegExp,
  over = {},
): Slip => ({
  ...inBenefits(what, from, to, says, remedy, over),
  file: 'away.yaml',
})
export const inPool = (
  what: string,
  from: string | RegExp,
  to: string,
  says: RegExp,
  remedy: RegExp,
  over = {},
): Slip => ({
  ...inBenefits(what, from, to, says, remedy, over),
  file: 'pool.yaml',
})
