/**
 * Stays and bills of one person on the calendar (gateway contract, "Messages"). Whoever asks whether two visits lie at the same
 * time asks here: settlement, `ledger verify`, claims. Days are `YYYY-MM-DD` and compare as texts; `to` null has no end yet.
 */
interface VisitDays {
  from: string
  to: string | null
}

const endOf = ({ to }: VisitDays): string => to ?? '9999-12-31'

/** Whether two different stays share time: not where one ends on or before the day the other begins. */
export function staysOverlap(one: VisitDays, other: VisitDays): boolean {
  return one.from < endOf(other) && other.from < endOf(one)
}

/** Whether a bill of one day lies strictly inside a stay: on its first and its last day the patient may be outside it. */
export function liesInside(billDay: string, stay: VisitDays): boolean {
  return stay.from < billDay && billDay < endOf(stay)
}
