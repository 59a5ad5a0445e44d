import { agency as chinese } from '../zh/agency.ts'
import type { Shape } from '../shape.ts'

/** What a person may object to; what only the desk says stays Chinese. */
export const agency: Shape<typeof chinese> = {
  ...chinese,
  own: {
    title: 'Object to the result',
    text: 'Why you object',
    hint: 'Say which item, and what would be right. Another person of the agency answers.',
    send: 'Send the objection',
    fault: 'Please say why you object.',
    said: (text) => `You wrote: ${text}`,
    answered: (day, text) => `Answered on ${day}: ${text}`,
  },
}
