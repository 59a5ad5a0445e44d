import type { messages as zh } from '../zh/messages.ts'
import type { Shape } from '../shape.ts'

export const messages: Shape<typeof zh> = {
  why: 'Log in to see what became of your filings and settlements.',
  none: 'No messages yet',
  noneNext: 'When a filing is decided, a bill is settled or something is about to end, you are told here.',
  unread: (count) => `${String(count)} unread`,
  new: 'New',
  readAll: 'Mark all as read',
  earlier: 'Earlier ones',
  today: 'Today',
  mail: {
    title: 'By mail',
    more: 'With an address, each new message is also mailed. No mail says an amount or a hospital.',
    change: 'Give the new address. Until it is confirmed, mail goes to the old one.',
    notOffered: 'Mail is not offered here yet. All messages stand on this page.',
    label: 'Mail address',
    example: 'such as name@example.com',
    send: 'Send a code',
    back: 'Keep the old one',
    state: {
      'under-way': (email) => `The code is on its way to ${email}; it takes a few seconds.`,
      sent: (email) => `The code was sent to ${email}. If you do not see it, look among the junk mail.`,
      delayed: (email) => `The mail server of ${email} does not take it at the moment; it is tried again.`,
      refused: (email) => `${email} does not take this mail. Please look whether it is written right.`,
    },
    over: (email) => `The code sent to ${email} no longer works. Please have another one sent.`,
    stillOld: (email) => `Until the new address is confirmed, mail goes to ${email}.`,
    code: 'Code',
    codeHint: (left) => `The 6 digits of the mail, good for 30 minutes; ${String(left)} tries left`,
    confirm: 'Confirm the address',
    again: 'Send another one',
    other: 'Another address',
    dropWaiting: 'No mail',
    on: (email) => `New messages are mailed to ${email}.`,
    drop: 'No more mail',
  },
}
