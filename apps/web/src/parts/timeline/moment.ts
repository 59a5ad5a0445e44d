/** One line of a timeline. */
export interface Moment {
  kind: 'done' | 'today' | 'ahead'
  /** What went against the person, or waits for the person. */
  tone?: 'refusal' | 'waiting'
  /** YYYY-MM-DD; empty where nobody knows it yet. */
  day: string
  title: string
  note?: string
}
