import { Type } from 'typebox'
import type { Static } from 'typebox'

/** Where a person is told of notices by mail: an address counts once its owner has typed in the code that was sent to it. */

export const ContactForm = Type.Object({
  email: Type.Union([Type.String({ maxLength: 200 }), Type.Null()], {
    description: '通知邮箱；要用发到这个邮箱的确认码确认后才用。空就是不发邮件，也不再等确认',
  }),
})
export type ContactForm = Static<typeof ContactForm>

export const ContactCodeForm = Type.Object({
  code: Type.String({ maxLength: 20, description: '邮件里的 6 位确认码' }),
})

export const ContactMessage = Type.Object({
  offered: Type.Boolean({ description: '这里是否开通了邮件通知' }),
  email: Type.Union([Type.String(), Type.Null()], { description: '确认过的通知邮箱；只往这里发' }),
  waiting: Type.Optional(
    Type.Object(
      {
        email: Type.String(),
        mail: Type.Enum(['under-way', 'sent', 'delayed', 'refused'], {
          description: '确认邮件：正在发、发出了、正在重试、对方不收',
        }),
        open: Type.Boolean({ description: '确认码还能用；不能用了就再发一封' }),
        expiresAt: Type.String({ description: '确认码到什么时刻为止，ISO 8601' }),
        triesLeft: Type.Integer({ description: '还可以输几次' }),
        againAt: Type.String({ description: '什么时刻起可以再发一封，ISO 8601' }),
      },
      { description: '填了还没确认的邮箱' },
    ),
  ),
})
export type ContactMessage = Static<typeof ContactMessage>
