import { Type } from 'typebox'
import type { Static } from 'typebox'

/** What was given up after every attempt, for the administrator: seen, sent again, or dropped with a reason. */

export const UndeliveredMessage = Type.Object({
  id: Type.String(),
  job: Type.String({
    description: '哪一种：notices.webhook 推送，notices.mail 邮件，notices.code 确认邮件，notices.event 消息',
  }),
  what: Type.String({ description: '说的是什么；不含金额、医院和姓名' }),
  to: Type.Optional(Type.String({ description: '发给哪里，遮住了大半' })),
  subject: Type.Optional(Type.String({ description: '备案号、结算编号等' })),
  since: Type.String({ description: '第一次发的时刻，ISO 8601' }),
  at: Type.String({ description: '最后一次没送成的时刻，ISO 8601' }),
  attempts: Type.Integer(),
  error: Type.String({ description: '最后一次的回答' }),
})
export type UndeliveredMessage = Static<typeof UndeliveredMessage>

export const UndeliveredListMessage = Type.Object({
  undelivered: Type.Array(UndeliveredMessage, { description: '最新的在前，最多 200 条' }),
  total: Type.Integer({ description: '一共几条' }),
})
export type UndeliveredListMessage = Static<typeof UndeliveredListMessage>

const ids = Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 200, description: '哪几条' })
export const SendAgainForm = Type.Object({ ids })
export const DropForm = Type.Object({
  ids,
  reason: Type.String({ minLength: 1, maxLength: 200, description: '为什么不再发' }),
})
export const UndeliveredDone = Type.Object({ count: Type.Integer({ description: '办了几条' }) })
export type UndeliveredDone = Static<typeof UndeliveredDone>
