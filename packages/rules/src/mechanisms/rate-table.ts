/**
 * A table of figures (待遇表) over any of the keys: level, category, tier, contracted, place (`where`, `city`, `region`), age, stay, the
 * pool's own tables … Words may be grouped with commas; `any` stands for all of a key, `rest` for what the others leave. Two
 * entries for one cell are refused: there is no silent precedence. A later version says only the cells that change.
 */
export const NAME = 'by'
export const TERM = '待遇表'
export const EXAMPLE = `
title: 住院支付比例
unit: percent          # percent · points · yuan · factor · times · days · months · count
states: fund           # fund: what the fund pays · person: what the person bears
by: [level, age]
values:
  - from: 2024-01-01
    source: {document: example, article: 第二条}
    table:
      tier3: {0-17: 80, 18+: 75}
      tier2, tier1: {any: 85}
      rest: {any: {value: 90, status: provisional, note: 公开文本}}
  - {from: 2025-01-01, source: {document: example, article: 第二条}, table: {tier3: {18+: 76}}}
`
