/** Everything that a person can do or look up, in groups: one line an entry. */
import * as t from '../../texts/index.ts'
import type { Door } from '../home/EntryRow.tsx'

interface Entry extends Door {
  group: keyof typeof t.services.groups
}

// Not taken apart out of `t`: that would bring the words of every page along.
const home = t.home
const me = t.me
const rooms = t.rooms
const words = t.services

export const entries: readonly Entry[] = [
  { group: 'care', to: '/go', icon: 'question', title: home.go, more: home.goMore },
  { group: 'care', to: '/file', icon: 'plus', title: home.file, more: home.fileMore },
  { group: 'care', to: '/filings', icon: 'file', title: words.filings, more: words.filingsMore },
  { group: 'care', to: '/institutions', icon: 'search', title: words.institutions, more: words.institutionsMore },
  { group: 'care', to: '/code', icon: 'code', title: words.code, more: words.codeMore },
  { group: 'care', to: '/diseases', icon: 'pill', title: words.diseases, more: words.diseasesMore },
  { group: 'care', to: '/abroad', icon: 'swap', title: words.abroad, more: words.abroadMore },
  { group: 'bills', to: '/quote', icon: 'calculate', title: home.quote, more: home.quoteMore },
  { group: 'bills', to: '/settlements', icon: 'bill', title: words.settlements, more: words.settlementsMore },
  { group: 'bills', to: '/claims', icon: 'swap', title: rooms.claims, more: rooms.claimsMore },
  { group: 'account', to: '/account', icon: 'card', title: rooms.account, more: rooms.accountMore },
  { group: 'account', to: '/me/contributions', icon: 'bill', title: me.contributions, more: me.contributionsMore },
  { group: 'account', to: '/me/years', icon: 'file', title: me.years, more: me.yearsMore },
  { group: 'account', to: '/me/sharing', icon: 'people', title: words.sharing, more: words.sharingMore },
  { group: 'look', to: '/guide', icon: 'book', title: rooms.guide, more: rooms.guideMore },
  { group: 'look', to: '/policy', icon: 'law', title: rooms.policy, more: rooms.policyMore },
  { group: 'look', to: '/contacts', icon: 'phone', title: rooms.contacts, more: rooms.contactsMore },
  { group: 'look', to: '/complaints', icon: 'bell', title: words.complaints, more: words.complaintsMore },
  { group: 'look', to: 'tel:12393', icon: 'phone', title: words.help, more: words.helpMore },
]
