/**
 * Extra points off (再降低若干百分点): beside the row that decides, every extra whose condition fits adds its points: not
 * filed, or direct settlement was possible (networked) and the bill was claimed by hand all the same.
 */
export const NAME = 'extras'
export const TERM = '未备案或能直接结算而未用，再降若干百分点'
export const EXAMPLE = `
extras:
  - name: not-filed
    when: {where: out-of-province, covers: no, emergency: no}
    then: {points-off: 10, cut: unfiled}
    source: {document: example, article: 第四条}
  - name: direct-not-used
    when: {route: manual, networked: yes}
    then: {points-off: 5}
    source: {document: example, article: 第四条}
`
