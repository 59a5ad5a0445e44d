import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingCheckMessage, FilingMessage, FilingStateCode } from './messages.ts'
import { Nullable } from './shapes.ts'

/** What the agency's desk gets: a case with everything a decision needs, and the line of a queue. */

export const FilingCaseMessage = Type.Object(
  {
    filing: FilingMessage,
    person: Type.Object({
      name: Type.String(),
      idNumber: Type.String({ description: '隐去中间几位' }),
      insurance: Nullable(Type.String()),
      category: Nullable(Type.String()),
    }),
    form: Type.Object({
      channel: Type.String(),
      applicant: Type.String(),
      mobile: Type.Optional(Type.String()),
      address: Type.Optional(Type.String()),
      reason: Type.Optional(Type.String()),
      materials: Type.Array(Type.String()),
      commitmentSigned: Type.Boolean(),
      institutions: Type.Array(Type.String()),
      referral: Type.Optional(Type.Object({ institution: Type.String(), on: Type.String() })),
      stay: Type.Optional(
        Type.Object({ admittedOn: Type.String(), dischargedOn: Type.Optional(Nullable(Type.String())) }),
      ),
    }),
    /** What the rules say of it today. */
    check: FilingCheckMessage,
    others: Type.Array(FilingMessage),
  },
  { title: 'FilingCase' },
)
export type FilingCaseMessage = Static<typeof FilingCaseMessage>

export const FilingTask = Type.Object(
  {
    id: Type.String(),
    pool: Type.String(),
    title: Type.String(),
    state: FilingStateCode,
    stateTitle: Type.String(),
    openedAt: Type.String(),
  },
  { title: 'FilingTask' },
)
export type FilingTask = Static<typeof FilingTask>
