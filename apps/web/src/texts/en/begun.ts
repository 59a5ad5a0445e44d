import type { begun as zh } from '../zh/begun.ts'
import type { Shape } from '../shape.ts'

/** A form that was begun elsewhere. */
export const begun: Shape<typeof zh> = {
  title: { server: 'You had begun this form', window: 'You filled in this form in another window, too' },
  until: (moment) => `Last written ${moment}`,
  goOn: 'Go on with it',
  drop: 'Drop it',
  takeInstead: 'Take that one',
  stay: 'Keep this one',
}
