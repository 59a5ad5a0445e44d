/** For tests: a real SMTP server on a port of its own, and what arrived there. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

interface PostOffice {
  /** `smtp://…` for the configuration. */
  url: string
  mails: { to: string[]; head: string; body: string }[]
  /** How the next mails are answered in place of being taken: 451 to try later, 550 for ever. */
  refusals: number[]
  close(): Promise<void>
}

/** Opens the post office; the caller closes it. */
export async function openPostOffice(): Promise<PostOffice> {
  const mails: PostOffice['mails'] = []
  const refusals: number[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (piece: Buffer) => (text += piece.toString('utf8')))
      stream.on('end', () => {
        const responseCode = refusals.shift()
        if (responseCode !== undefined) {
          done(Object.assign(new Error('refused by the test'), { responseCode }))
          return
        }
        const [head = '', ...rest] = text.split(/\r?\n\r?\n/)
        const body = Buffer.from(rest.join('').replaceAll(/\s/g, ''), 'base64').toString('utf8')
        mails.push({ to: session.envelope.rcptTo.map((one) => one.address), head, body })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`,
    mails,
    refusals,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The six digits of the last mail that carries some. */
export function codeIn(mails: PostOffice['mails']): string {
  const code = mails.map((mail) => /^\d{6}$/m.exec(mail.body)?.[0]).findLast((found) => found !== undefined)
  if (code === undefined) throw new Error('no mail with a code')
  return code
}
