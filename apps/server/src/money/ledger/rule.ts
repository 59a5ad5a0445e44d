/**
 * A rule is a query that gives, for each subject, what is kept and what it should be. `found` and `expected` differ
 * where something was tampered with or written past the commit function.
 */
export interface Rule {
  rule: string
  title: string
  sql: string
}
