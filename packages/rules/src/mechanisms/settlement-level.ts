/**
 * Level for settlement apart from the hospital grade (医保结算等级): `settleOn: settlement-level` settles on
 * `visit.institution.settlementLevel` where a case gives one, `grade` always on the grade.
 */
export const NAME = 'settleOn'
export const TERM = '医保结算等级'
export const EXAMPLE = `
settleOn: settlement-level   # settlement-level · grade
`
