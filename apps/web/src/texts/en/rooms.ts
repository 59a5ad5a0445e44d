import type { rooms as zh } from '../zh/rooms.ts'
import type { Shape } from '../shape.ts'

/** What rooms are called where one goes to them from another page, and what for. */
export const rooms: Shape<typeof zh> = {
  go: 'See a doctor elsewhere',
  claims: 'Claims',
  claimsMore: 'You paid in full: hand in the papers here',
  guide: 'Guide',
  guideMore: 'Who, with what, how long, where: item by item',
  policy: 'Legal basis',
  policyMore: 'From which document and article each figure comes',
  contacts: 'Telephone numbers',
  contactsMore: 'Counters, enquiries, complaints: one tap to call',
  account: 'My sums and account',
  accountMore: 'What this year has cost, what is left of the deductible, the balance',
  messages: 'Messages',
  messagesMore: 'What became of filings and settlements',
  family: 'Family account',
  familyMore: 'Act for family, or let family act for you',
  privacy: 'Privacy',
  privacyMore: 'What is kept of you, who looked and acted',
}
