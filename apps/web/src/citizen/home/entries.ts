/**
 * What 首页 leads to, in the order in which people need it: one line an entry. Rows say what they are for; tiles are the
 * short list of what one looks up. 长辈版 shows only the lines marked `elder`, all as rows.
 */
import type { IconName } from '../../parts/icon/Icon.tsx'
import * as t from '../../texts/index.ts'

interface Entry {
  to: string
  icon: IconName
  title: string
  /** What for, in half a sentence; a tile shows it in 长辈版 only. */
  more: string
  shown: 'row' | 'tile'
  elder?: true
  /** Left out until somebody is logged in. */
  citizen?: true
}

// Not taken apart out of `t`: that would bring the words of every page along.
const home = t.home
const rooms = t.rooms

const entries: readonly Entry[] = [
  { to: '/file', icon: 'plus', title: home.file, more: home.fileMore, shown: 'row', elder: true },
  { to: '/go', icon: 'question', title: rooms.go, more: rooms.goMore, shown: 'row', elder: true },
  { to: '/filings', icon: 'file', title: home.filings, more: home.filingsMore, shown: 'row', elder: true },
  { to: '/settlements', icon: 'bill', title: home.settlements, more: home.settlementsMore, shown: 'row', elder: true },
  { to: '/claims', icon: 'swap', title: rooms.claims, more: rooms.claimsMore, shown: 'row', elder: true },
  { to: '/code', icon: 'code', title: home.code, more: home.codeMore, shown: 'row', elder: true, citizen: true },
  { to: '/institutions', icon: 'search', title: home.institutions, more: home.institutionsMore, shown: 'row' },
  { to: '/account', icon: 'card', title: rooms.account, more: rooms.accountMore, shown: 'tile', citizen: true },
  { to: '/guide', icon: 'book', title: rooms.guide, more: rooms.guideMore, shown: 'tile' },
  { to: '/policy', icon: 'law', title: rooms.policy, more: rooms.policyMore, shown: 'tile' },
  { to: '/contacts', icon: 'phone', title: rooms.contacts, more: rooms.contactsMore, shown: 'tile' },
  { to: '/diseases', icon: 'pill', title: home.diseases, more: home.diseasesMore, shown: 'tile', citizen: true },
  { to: '/abroad', icon: 'swap', title: home.abroad, more: home.abroadMore, shown: 'tile', citizen: true },
]

/** The entries of this person and this size of type. */
export function entriesFor(elder: boolean, citizen: boolean): { rows: Entry[]; tiles: Entry[] } {
  const shown = entries.filter((entry) => (entry.citizen ? citizen : true) && (elder ? entry.elder : true))
  return elder
    ? { rows: shown, tiles: [] }
    : { rows: shown.filter((one) => one.shown === 'row'), tiles: shown.filter((one) => one.shown === 'tile') }
}
