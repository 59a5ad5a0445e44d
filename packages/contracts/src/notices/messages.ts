import { Type } from 'typebox'
import type { Static } from 'typebox'

/** What a person is told about filings, bills and registers: the inbox 消息. */

export const NoticeMessage = Type.Object({
  id: Type.String(),
  kind: Type.String({ description: '哪一类消息' }),
  tone: Type.Enum(['good', 'waiting', 'refusal', 'plain']),
  title: Type.String({ description: '是什么' }),
  text: Type.String({ description: '怎么回事' }),
  todo: Type.Optional(Type.String({ description: '请您做什么' })),
  at: Type.String({ description: '时刻，ISO 8601' }),
  day: Type.String({ description: '北京时间的日期' }),
  read: Type.Boolean(),
  opens: Type.Optional(
    Type.Object({
      page: Type.Enum(['filing', 'settlement', 'claim', 'complaint', 'reconsideration', 'measures'], {
        description: '点开看什么',
      }),
      id: Type.String(),
    }),
  ),
})
export type NoticeMessage = Static<typeof NoticeMessage>

export const NoticesMessage = Type.Object({
  unread: Type.Integer({ description: '还没读的条数' }),
  notices: Type.Array(NoticeMessage, { description: '最新的在前' }),
  /** Hand it back as `before` for what came earlier. */
  earlier: Type.Optional(Type.String({ description: '还有更早的：把它作为 before 再取一次' })),
})
export type NoticesMessage = Static<typeof NoticesMessage>
