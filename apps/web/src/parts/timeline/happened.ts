/** What was done with a record as moments of its timeline. */
import type { Moment } from './moment.ts'

interface Step {
  action: string
  title: string
  day: string
  by: string
  note?: string
}

interface Telling {
  /** How a step and whoever did it are said. */
  by: (title: string, who: string) => string
  /** The steps that went against the person, or wait for the person. */
  tones: Readonly<Record<string, Moment['tone']>>
}

/** Each hand's work of one day as one moment: 受理、审核、准予备案、送达. */
export function happened(actions: readonly Step[], { by, tones }: Telling): Moment[] {
  const done: Moment[] = []
  let titles: string[] = []
  let last: Step | undefined
  for (const action of actions) {
    const before = done.at(-1)
    const together =
      last?.by === action.by && action.note === undefined && before?.note === undefined && last.day === action.day
    if (before && together) {
      titles.push(action.title)
      before.title = by(titles.join('、'), action.by)
    } else {
      titles = [action.title]
      const tone = tones[action.action]
      done.push({
        kind: 'done',
        day: action.day.slice(0, 10),
        title: by(action.title, action.by),
        ...(tone === undefined ? {} : { tone }),
        ...(action.note === undefined ? {} : { note: action.note }),
      })
    }
    last = action
  }
  return done
}
