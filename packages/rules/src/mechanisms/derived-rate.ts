/**
 * A figure derived from another cell of the same table (减半执行等): the person's share of another category times a factor
 * (建国前老工人 bear half of what the retired bear: 浙人社发〔2016〕113号 第十二条), or the figure itself times a factor, which in a table of
 * the person's shares (`states: person`) is the person's share as well. It follows when the other cell changes.
 */
export const NAME = 'like'
export const TERM = '比照另一格折算'
export const EXAMPLE = `
title: 住院支付比例
unit: percent
by: [category]
values:
  - from: 2024-01-01
    source: {document: example, article: 第二条}
    table:
      active: 80
      retired: 88
      founding-worker: {like: {category: retired}, person-share-times: 0.5}
`

/** The derived value: `does` says whether the factor goes on the person's share (ppm of 1,000,000) or on the value itself. */
export function deriveValue(base: number, does: 'person-share-times' | 'times', factorPpm: number): number {
  const product = does === 'times' ? base * (factorPpm / 1_000_000) : (1_000_000 - base) * (factorPpm / 1_000_000)
  return does === 'times' ? Math.round(product) : 1_000_000 - Math.round(product)
}
