/** One mail about one notice. It says what kind of thing happened; amounts and institutions are for the page. */
import type * as nodemailer from 'nodemailer'
import { late } from '../late/index.ts'
import { activationDays, codePurposes, oneTimeCodeToSend } from '../access/index.ts'
import type { Clock } from '../clock/index.ts'
import type { Config } from '../config/index.ts'
import type { RecordKinds } from '../records/index.ts'
import type { Database } from '../storage/index.ts'
import { codeMinutes, codeToSend, noteOutcome } from './confirmation.ts'
import { emailOf, maskAddresses } from './contacts.ts'
import { noticeKind } from './kinds.ts'
import type { KeptData } from './kinds.ts'
import { idOf } from './outside.ts'

interface Mailer {
  /** Throws when the server did not take it. Nothing is sent where the notice or the address is gone. */
  send(personNo: string, noticeId: string): Promise<void>
  /** The code that confirms an address. Throws when it is worth trying again; what became of it is noted. */
  sendCode(personNo: string, requestId: string): Promise<void>
  /** A one-time code of the log-in. Throws when it is worth trying again. */
  sendOneTimeCode(personNo: string, codeId: string): Promise<void>
  close(): void
}

const foot = '登录异地就医页面，在“消息”里看详情。这封邮件由系统发出，请不要回复；不想再收，请在“我的”里删掉邮箱。'

const codeText = (code: string): string =>
  [
    '有人在异地就医页面填了这个邮箱，用来收备案和结算的通知。如果是您，请在“消息”页输入确认码：',
    code,
    `${String(codeMinutes)}分钟内有效，只能用一次。请不要告诉别人。`,
    '如果不是您，不用理会：不确认，就不会往这里发通知。这封邮件由系统发出，请不要回复。',
  ].join('\n\n')

/** What a mail with a one-time code is called, and what it says. */
const oneTimeLetters = {
  unlock: { subject: '异地就医：解锁码', text: unlockText },
  activate: { subject: '异地就医：激活码', text: activationText },
} as const

function unlockText(code: string): string {
  return [
    '您的异地就医账号因为连续输错密码暂停了登录。在登录页输入解锁码，就可以马上再登录：',
    code,
    `${String(codePurposes.unlock.minutes)}分钟内有效，只能用一次。请不要告诉别人；解锁以后仍要用密码登录。`,
    '如果不是您要的，不用理会；有人在试您的密码，请尽快换一个。这封邮件由系统发出，请不要回复。',
  ].join('\n\n')
}

function activationText(code: string): string {
  return [
    '参保地窗口给您发了异地就医的激活码。打开异地就医页面，点“登录”，再点“用激活码激活”，输入身份证号和激活码，自己定一个密码：',
    code,
    `${String(activationDays)}天内有效，只能用一次。请不要告诉别人。`,
    '如果没有请窗口办过，请不要理会，并告诉参保地的经办窗口。这封邮件由系统发出，请不要回复。',
  ].join('\n\n')
}

/** A sender over the configured SMTP server; it keeps its connections until closed. */
export function openMailer(db: Database, clock: Clock, mail: NonNullable<Config['mail']>, kinds: RecordKinds): Mailer {
  const { from } = mail
  // Who sends no mail reads nothing of it.
  const { createTransport } = late('nodemailer') as typeof nodemailer
  const transport: nodemailer.Transporter = createTransport({
    url: mail.url,
    pool: true,
    maxConnections: 2,
    socketTimeout: 20_000,
  })
  const sendMail = async (letter: { to: string; subject: string; text: string; messageId: string }): Promise<void> => {
    await transport.sendMail({ from, ...letter }).catch((error: unknown) => {
      // What failed is kept with the job and logged: without the address, which mail servers like to repeat.
      const { message, responseCode } = error as { message: string; responseCode?: number }
      throw Object.assign(new Error(maskAddresses(message)), responseCode === undefined ? {} : { responseCode })
    })
  }
  return {
    async send(personNo, noticeId) {
      const to = await emailOf(db, personNo)
      const row = await db.kysely
        .selectFrom('notice')
        .select(['kind', 'data'])
        .where('person_no', '=', personNo)
        .where('notice_id', '=', noticeId)
        .executeTakeFirst()
      const kind = row && noticeKind(kinds, row.kind)
      if (to === undefined || row === undefined || kind === undefined) return
      const words = kind.words(row.data as KeptData)
      const title = kind.mailTitle ?? words.title
      const text = kind.mailTitle === undefined ? [words.text, words.todo] : []
      await sendMail({
        to,
        subject: `异地就医：${title}`,
        text: [`${title}。`, ...text, foot].filter((line) => line !== undefined).join('\n\n'),
        // The same at every attempt, so that a mail that arrives twice is known for one.
        messageId: `<${idOf('mail', personNo, noticeId)}@yidi>`,
      })
    },
    async sendCode(personNo, requestId) {
      const mail = await codeToSend(db, personNo, requestId, clock.now())
      if (mail === undefined) return
      try {
        await sendMail({
          to: mail.email,
          subject: '异地就医：确认邮箱',
          text: codeText(mail.code),
          messageId: `<${idOf('code', personNo, requestId)}@yidi>`,
        })
      } catch (error) {
        // From 500 on the other side has said no, and would say so again.
        const { responseCode = 0 } = error as { responseCode?: number }
        await noteOutcome(db, personNo, requestId, responseCode >= 500 ? 'refused' : 'delayed')
        if (responseCode >= 500) return
        throw error
      }
      await noteOutcome(db, personNo, requestId, 'sent')
    },
    async sendOneTimeCode(personNo, codeId) {
      const to = await emailOf(db, personNo)
      const found = await oneTimeCodeToSend(db, personNo, codeId, clock.now())
      if (to === undefined || found === undefined) return
      const { subject, text } = oneTimeLetters[found.purpose]
      const messageId = `<${idOf('one-time-code', personNo, codeId)}@yidi>`
      await sendMail({ to, subject, text: text(found.code), messageId })
    },
    close: () => transport.close(),
  }
}
