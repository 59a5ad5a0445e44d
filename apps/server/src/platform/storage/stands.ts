/** The condition, in SQL, that a row of `settlement` under this alias stands: it is one, and no cancellation names it. */
export const stands = (alias: string): string =>
  `${alias}.kind = 'settlement' and not exists (
     select from settlement c where c.person_no = ${alias}.person_no and c.cancels = ${alias}.settlement_id)`
