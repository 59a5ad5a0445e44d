/** One mail about one notice. It says what kind of thing happened; amounts and institutions are for the page. */
import { createTransport } from 'nodemailer'
import type { Transporter } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Database } from '../storage/index.ts'
import { emailOf } from './contacts.ts'
import { noticeKind } from './kinds.ts'
import type { NoticeData } from './kinds.ts'
import { idOf } from './outside.ts'

interface Mailer {
  /** Throws when the server did not take it. Nothing is sent where the notice or the address is gone. */
  send(personNo: string, noticeId: string): Promise<void>
  close(): void
}

const foot = '登录异地就医页面，在“消息”里看详情。这封邮件由系统发出，请不要回复；不想再收，请在“我的”里删掉邮箱。'

/** A sender over the configured SMTP server; it keeps its connections until closed. */
export function openMailer(db: Database, mail: NonNullable<Config['mail']>): Mailer {
  const transport: Transporter = createTransport({
    url: mail.url,
    pool: true,
    maxConnections: 2,
    socketTimeout: 20_000,
  })
  return {
    async send(personNo, noticeId) {
      const to = await emailOf(db, personNo)
      const row = await db.kysely
        .selectFrom('notice')
        .select(['kind', 'data'])
        .where('person_no', '=', personNo)
        .where('notice_id', '=', noticeId)
        .executeTakeFirst()
      const kind = row && noticeKind(row.kind)
      if (to === undefined || row === undefined || kind === undefined) return
      const words = kind.words(row.data as NoticeData)
      const title = kind.mailTitle ?? words.title
      const text = kind.mailTitle === undefined ? [words.text, words.todo] : []
      await transport.sendMail({
        from: mail.from,
        to,
        subject: `异地就医：${title}`,
        text: [`${title}。`, ...text, foot].filter((line) => line !== undefined).join('\n\n'),
        // The same at every attempt, so that a mail that arrives twice is known for one.
        messageId: `<${idOf('mail', personNo, noticeId)}@yidi>`,
      })
    },
    close: () => transport.close(),
  }
}
