/** Rate times a factor away from home (按本地比例的 n 成支付): 80 % at home and `times: 0.9` is 72 % here. Applied in points-off.ts. */
export const NAME = 'times'
export const TERM = '按本地支付比例打折'
export const EXAMPLE = `
rows:
  - name: temporary
    when: {filing: temporary, covers: yes}
    then: {times: 0.9}
    source: {document: example, article: 第三条}
`
