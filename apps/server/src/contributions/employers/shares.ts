/**
 * What of an employer's part belongs to each member. The part is a share of the sum of the bases, rounded once (P18); the members'
 * shares are what it grows by from base to base, so that they add up to it to the fen.
 *
 * `totalFen` is the employer's part, `basesFen` the bases of the members, above nought, in an order that does not change.
 */
export function sharesOf(totalFen: number, basesFen: readonly number[]): number[] {
  const sum = BigInt(basesFen.reduce((total, base) => total + base, 0))
  let [before, bases] = [0, 0n]
  return basesFen.map((base) => {
    bases += BigInt(base)
    const until = Number((BigInt(totalFen) * bases * 2n + sum) / (sum * 2n))
    const share = until - before
    before = until
    return share
  })
}
