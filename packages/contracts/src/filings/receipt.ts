import { Type } from 'typebox'
import type { Static } from 'typebox'

/** What anybody may learn who holds the code of a receipt: how the filing stands today, and nothing about the person. */
export const FilingVerification = Type.Object(
  {
    number: Type.String({ description: '备案编号' }),
    inForce: Type.Boolean({ description: '今天有效' }),
    tone: Type.Enum(['good', 'waiting', 'plain'], { description: '今天有效、还没开始、已结束' }),
    stateTitle: Type.String(),
    /** One sentence: how it stands today. */
    text: Type.String(),
    typeTitle: Type.String(),
    poolName: Type.String({ description: '参保地' }),
    destinationName: Type.String(),
    from: Type.String(),
    to: Type.Union([Type.String(), Type.Null()]),
    visits: Type.Enum(['many', 'one'], { description: '可用几次' }),
    decidedOn: Type.String({ description: '办结日期' }),
    checkedOn: Type.String({ description: '核验的日期' }),
  },
  { title: 'FilingVerification' },
)
export type FilingVerification = Static<typeof FilingVerification>
