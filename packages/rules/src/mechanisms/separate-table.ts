/**
 * A separate table away from home (异地另立待遇表): the row names one of the pool's tables, and deductibles, rates and band
 * limits that have the key `table` answer from it (台州: 市内 and 市外).
 */
export const NAME = 'table'
export const TERM = '异地另立待遇表'
export const EXAMPLE = `
# pool.yaml
tables: {in-city: 市内, outside: 市外}        # the first is the one at home
# away.yaml
rows:
  - name: unfiled
    when: {where: [in-province, out-of-province]}
    then: {table: outside}
    source: {document: example, article: 第三条}
# benefits.yaml
fund: {title: 支付比例, by: [table, level], values: [{from: 2024-01-01, source: {document: example, article: 第三条}, table: {in-city: {any: 80}, outside: {any: 70}}}]}
`
