import { DropForm, SendAgainForm, UndeliveredDone, UndeliveredListMessage } from '@yidi/contracts'
import type { FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { commandKeyOf, runOfficeCommand, staffOf } from '../guard/index.ts'
import type { RecordsModule } from '../module/index.ts'
import { recordOfficeAuditIn } from '../audit/index.ts'
import type { RecordKinds } from '../records/index.ts'
import type { Tables } from '../storage/index.ts'
import { drop, sendAgain, undeliveredOnes } from './undelivered.ts'

/** 通知投递: what could not be delivered, for the administrator, and for the auditor to read; sending again and dropping are in the audit. */
export const undeliveredRoutes =
  (kinds: RecordKinds): RecordsModule =>
  (app, { database, clock }) => {
    const tags = ['通知投递']
    const config = { access: ['admin'] } as const

    /** Runs it once, with an audit row for each delivery. */
    const settle = (
      request: FastifyRequest,
      action: string,
      detail: Record<string, unknown>,
      work: (transaction: Transaction<Tables>) => Promise<string[]>,
    ): Promise<UndeliveredDone> =>
      runOfficeCommand(database, clock, commandKeyOf(request, action), async (transaction) => {
        const ids = await work(transaction)
        for (const subjectId of ids) {
          const entry = { actorKind: 'staff', actor: staffOf(request).staffName, action, subjectId, detail }
          await recordOfficeAuditIn(transaction, database.ciphers, entry, clock.now())
        }
        return { count: ids.length }
      })

    app.get(
      '/api/desk/undelivered',
      {
        config: { access: ['audit', 'admin'] },
        schema: {
          summary: '没有送成的通知：试了各次都不成的，最新的在前',
          tags,
          response: { 200: UndeliveredListMessage },
        },
      },
      (request) => undeliveredOnes(database, kinds, staffOf(request).pool),
    )

    app.post(
      '/api/desk/undelivered/again',
      {
        config,
        schema: {
          summary: '再发一次；再不成还会回到这里',
          tags,
          body: SendAgainForm,
          response: { 200: UndeliveredDone },
        },
      },
      (request) =>
        settle(request, 'undelivered.again', {}, (transaction) =>
          sendAgain(transaction, request.body.ids, staffOf(request).pool),
        ),
    )

    app.post(
      '/api/desk/undelivered/drop',
      { config, schema: { summary: '不再发，写明原因', tags, body: DropForm, response: { 200: UndeliveredDone } } },
      (request) =>
        settle(request, 'undelivered.drop', { reason: request.body.reason }, (transaction) =>
          drop(transaction, request.body, staffOf(request).pool),
        ),
    )
  }
