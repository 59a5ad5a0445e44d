/**
 * English, for the phone. Short, to the reader: what is, then what to do. What it has no words for stays Chinese: the desk, and
 * everything the server says of rules and reasons, which is quoted as published.
 */
import type { Shape } from '../shape.ts'
import type * as zh from '../zh/index.ts'

export * from '../zh/index.ts'
export { agency } from './agency.ts'
export { apply } from './apply.ts'
export { begun } from './begun.ts'
export { bill } from './bill.ts'
export { chart } from './chart.ts'
export { claimForm } from './claim-form.ts'
export { claims } from './claims.ts'
export { code } from './code.ts'
export { dateField } from './date-field.ts'
export { entitlements } from './entitlements.ts'
export { errorSummary } from './error-summary.ts'
export { family } from './family.ts'
export { file } from './file.ts'
export { filed, filing } from './filing.ts'
export { filings } from './filings.ts'
export { frame } from './frame.ts'
export { guidance } from './guidance.ts'
export { answers } from './answers.ts'
export { filingForm } from './filing-form.ts'
export { go } from './go.ts'
export { services } from './services.ts'
export { home } from './home.ts'
export { institutions } from './institutions.ts'
export { insurance, category, tier, kind, kindDo, level, route } from './terms.ts'
export { login } from './login.ts'
export { me } from './me.ts'
export { messages } from './messages.ts'
export { months } from './months.ts'
export { network } from './network.ts'
export { personalAccount } from './personal-account.ts'
export { question } from './question.ts'
export { quote } from './quote.ts'
export { rooms } from './rooms.ts'
export { settlements } from './settlements.ts'
export { sharing } from './sharing.ts'
export { summary } from './summary.ts'
export { sums } from './sums.ts'
export { years } from './years.ts'

export const language: zh.Language = 'en'
export const name = 'Yidi'
export const close = 'Close'
export const back = 'Back'
export const done = 'Done'
export const change = 'Change'
export const yuan = 'yuan'
export const loading = 'Loading…'
export const offline = 'No network. Please check it and try again.'
export const unanswered =
  'No network, and it is not known whether it arrived. What you wrote is kept; press again when the network is back, it is not done twice.'
export const notLeft = 'No network. You may still be logged in; please log out again when the network is back.'
export const unansweredBefore =
  'What was sent last has no answer yet. Send it again to learn whether it was done; it is not done twice.'
export const again = 'Try again'
export const notFound = 'There is no such page.'
export const goingTo: Shape<typeof zh.goingTo> = (place) => `To ${place}`
export const pageBroken = 'This page could not be shown. Please try again, or call 12393.'
export const toHome = 'Home'
export const elder = 'Large type'
export const normalSize = 'Normal type'
export const nav: Shape<typeof zh.nav> = {
  label: 'Main pages',
  home: 'Home',
  services: 'Services',
  me: 'Me',
}
export const doAnyway = 'Understood, go on'
