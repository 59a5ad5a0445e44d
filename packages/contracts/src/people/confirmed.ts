import { Type } from 'typebox'

/** The second asking: whoever was told what rests on the matter, and still wants it (`visit-rests-on-it`). */
export const Confirmed = Type.Optional(
  Type.Boolean({ description: '已经知道有没结算的就医要靠它（visit-rests-on-it），仍然要办' }),
)

/** A command that needs nothing else said. A request without a body is one that has not confirmed. */
export const ConfirmationForm = Type.Union([
  Type.Object({ confirmed: Confirmed }, { additionalProperties: false }),
  Type.Null(),
])
