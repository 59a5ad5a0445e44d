import { Type } from 'typebox'
import { NoticesMessage } from '@yidi/contracts'
import { citizenOf } from '../guard/index.ts'
import type { RecordsModule } from '../module/index.ts'
import type { RecordKinds } from '../records/index.ts'
import { markRead, noticesOfPerson, unreadOf } from './read.ts'
import { catchUp } from './write.ts'

const Unread = Type.Object({ unread: Type.Integer({ description: '还没读的条数' }) })

/** A citizen's inbox: what was told, how much is unread, read. */
export const noticeRoutes =
  (kinds: RecordKinds): RecordsModule =>
  (app, { database, clock }) => {
    const tags = ['消息']
    const config = { access: ['citizen'], self: true } as const

    app.get(
      '/api/me/notices',
      {
        config,
        schema: {
          summary: '我的消息，最新的在前',
          tags,
          querystring: Type.Object({ before: Type.Optional(Type.String({ maxLength: 200 })) }),
          response: { 200: NoticesMessage },
        },
      },
      async (request) => {
        const { personNo } = citizenOf(request)
        await catchUp(database, kinds, personNo)
        return noticesOfPerson(database, kinds, personNo, request.query.before)
      },
    )

    app.get(
      '/api/me/notices/unread',
      { config, schema: { summary: '没读的消息有几条', tags, response: { 200: Unread } } },
      async (request) => {
        const { personNo } = citizenOf(request)
        await catchUp(database, kinds, personNo)
        return { unread: await unreadOf(database, personNo) }
      },
    )

    app.post(
      '/api/me/notices/read',
      {
        config: { ...config, repeatable: true },
        schema: {
          summary: '标为已读：给出的几条，不给就是全部',
          tags,
          body: Type.Object({ ids: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 200 })) }),
          response: { 200: Unread },
        },
      },
      async (request) => {
        const { personNo } = citizenOf(request)
        await markRead(database, personNo, request.body.ids, clock.now())
        return { unread: await unreadOf(database, personNo) }
      },
    )
  }
