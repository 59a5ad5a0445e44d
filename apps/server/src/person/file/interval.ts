/** Something that holds from its first day to its last, both included. Days `YYYY-MM-DD`; `to` null: without end. */
export interface Interval {
  from: string
  to: string | null
}

/** Whether a day lies in it. Days compare as texts. */
export function covers({ from, to }: Interval, day: string): boolean {
  return from <= day && (to === null || day <= to)
}
