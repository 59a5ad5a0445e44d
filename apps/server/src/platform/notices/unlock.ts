/** A code that opens a paused log-in, by mail to the address that its owner has confirmed. */
import { Type } from 'typebox'
import { UnlockMailFormSchema, problem } from '@yidi/contracts'
import { findPersonNoByIdNumber } from '../../person/people/index.ts'
import { codePurposes, makeOneTimeCode } from '../access/index.ts'
import type { RecordsModule } from '../module/index.ts'
import type { Database } from '../storage/index.ts'
import { emailOf } from './contacts.ts'
import { commitForPerson } from '../../person/commands/index.ts'

/** The outbox event behind a mail with a one-time code, for whatever it is; its subject is the code's number. */
export const oneTimeCodeEvent = 'one-time-code'

const { minutes, given: action } = codePurposes.unlock

export const unlockMailRoutes: RecordsModule = (app, { database, clock, config: { mail } }) => {
  app.post(
    '/api/session/unlock/mail',
    {
      config: { access: 'public', repeatable: true },
      schema: {
        summary: '把解锁码发到本人确认过的邮箱',
        description: '不论有没有这个人、有没有确认过的邮箱，回答都一样。',
        tags: ['登录'],
        body: UnlockMailFormSchema,
        response: { 200: Type.Object({ minutes: Type.Integer({ description: '解锁码多少分钟内有效' }) }) },
      },
    },
    async ({ body }) => {
      if (mail === undefined) throw problem('unlock-mail-not-offered')
      const personNo = await findPersonNoByIdNumber(database, body.idNumber)
      if (personNo !== undefined) await askForMail(database, personNo, clock.now())
      return { minutes }
    },
  )
}

/** Nothing happens where no address is confirmed, or so many were asked for that another must wait. */
async function askForMail(database: Database, personNo: string, at: Date): Promise<void> {
  if ((await emailOf(database, personNo)) === undefined) return
  const made = await database.kysely
    .transaction()
    .execute((kysely) =>
      makeOneTimeCode(
        { kysely, ciphers: database.ciphers },
        'unlock',
        { kind: 'citizen', userId: personNo },
        'mail',
        at,
      ),
    )
  if (made === undefined) return
  await commitForPerson(database, {
    personNo,
    at,
    changes: {},
    audit: [
      {
        actorKind: 'person',
        actor: personNo,
        action,
        subjectId: personNo,
        detail: { by: 'mail' },
      },
    ],
    outbox: [{ kind: oneTimeCodeEvent, subjectId: made.codeId }],
  })
}
