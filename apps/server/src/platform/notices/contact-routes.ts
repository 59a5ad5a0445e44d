import { ContactCodeForm, ContactForm, ContactMessage, problem } from '@yidi/contracts'
import { actorOf, citizenOf } from '../guard/index.ts'
import type { RecordsModule } from '../module/index.ts'
import { confirmAddress, contactOf, dropAddress, giveAddress, sendAgain } from './confirmation.ts'

/** 邮件通知: an address is given, confirmed by the code that was mailed to it, changed, taken back. */
export const contactRoutes: RecordsModule = (app, { database, clock, config: { mail } }) => {
  const tags = ['消息']
  const config = { access: ['citizen'], self: true } as const
  const offered = mail !== undefined
  const changing = { ...config, repeatable: true } as const
  const response = { 200: ContactMessage }
  const contact = (personNo: string): Promise<ContactMessage> => contactOf(database, personNo, offered, clock.now())

  app.get('/api/me/contact', { config, schema: { summary: '我的通知邮箱', tags, response } }, (request) =>
    contact(citizenOf(request).personNo),
  )

  app.put(
    '/api/me/contact',
    {
      config: changing,
      schema: {
        summary: '填、换或删掉通知邮箱；新邮箱先收确认码',
        description: '原来确认过的邮箱，在新邮箱确认之前照旧使用。同一个邮箱重复提交只发一封。',
        tags,
        body: ContactForm,
        response,
      },
    },
    async (request) => {
      const citizen = citizenOf(request)
      const email = request.body.email?.trim() ?? null
      if (email === null) await dropAddress(database, citizen.personNo, actorOf(citizen), clock.now())
      else {
        if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(email)) throw problem('email-not-valid')
        if (!offered) throw problem('mail-not-offered')
        await giveAddress(database, citizen.personNo, email, actorOf(citizen), clock.now())
      }
      return contact(citizen.personNo)
    },
  )

  app.post(
    '/api/me/contact/code',
    { config: changing, schema: { summary: '再发一封确认邮件；原来的确认码作废', tags, response } },
    async (request) => {
      const citizen = citizenOf(request)
      if (!offered) throw problem('mail-not-offered')
      await sendAgain(database, citizen.personNo, actorOf(citizen), clock.now())
      return contact(citizen.personNo)
    },
  )

  app.post(
    '/api/me/contact/confirm',
    { config: changing, schema: { summary: '用确认码确认邮箱', tags, body: ContactCodeForm, response } },
    async (request) => {
      const citizen = citizenOf(request)
      await confirmAddress(database, citizen.personNo, request.body.code, actorOf(citizen), clock.now())
      return contact(citizen.personNo)
    },
  )
}
