import type { frame as zh } from '../zh/frame.ts'
import type { Shape } from '../shape.ts'

/** What lies round every page of the phone. */
export const frame: Shape<typeof zh> = {
  ended: 'The authorisation has ended. You are acting for yourself now.',
  actingFor: (name) => `Acting for ${name}`,
  backToMe: 'Back to myself',
  toLogIn: 'Log in',
  otherLanguage: '中文',
  quoted: 'rules and reasons are quoted in Chinese, as published',
  bell: (count) => (count === 0 ? 'Messages' : `Messages, ${String(count)} unread`),
}
