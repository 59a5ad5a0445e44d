/**
 * Section 3 of the facts: what being away from home does to a visit. One function a table, read from the top; the first
 * row that fits answers.
 */
import { BEIJING_TIANJIN_FROM, NATIONAL_PROCEDURE_FROM, XINGTAI, type Figure } from './tables.ts'
import { destinationCovers, homeOf, cityOf, isBigCity, provinceOf } from './places.ts'
import { LONG_TERM, type Case } from './read-case.ts'

/** What a row says: refuse, no figure known, a prepayment in percent, or the pharmacy that only an account may pay. */
export type Row =
  | { readonly refuse: 'not-designated' | 'not-networked' | 'not-filed' | 'no-account' }
  | { readonly open: string }
  | { readonly prepay: Figure }
  | { readonly accountOnly: true }

const refuse = (code: 'not-designated' | 'not-networked' | 'not-filed' | 'no-account'): Row => ({ refuse: code })
const prepay = (is: number, p = false): Row => ({ prepay: { is, p } })

/** What the one filing of the case is worth for this visit. */
export function filingFor(c: Case): 'long-term' | 'referral' | 'temporary' | 'long-term elsewhere' | 'none' {
  const filing = c.filing
  // A stay that begins inside the validity counts to its discharge, so only the first day is looked at.
  if (!filing || c.from < filing.from || (filing.to !== null && c.from > filing.to)) return 'none'
  const longTerm = LONG_TERM.includes(filing.type)
  if (!destinationCovers(filing.destination, c.place, c.to)) return longTerm ? 'long-term elsewhere' : 'none'
  if (longTerm) return 'long-term'
  return filing.type === 'referral' ? 'referral' : 'temporary'
}

function isAtHome(c: Case): boolean {
  return cityOf(c.place, c.to) === homeOf(c.pool)
}

/** The rows that also stand at home. */
function agreementRows(c: Case): Row | undefined {
  if (!c.designated) {
    if (!c.emergency || c.route === 'direct') return refuse('not-designated')
    return prepay(0)
  }
  return undefined
}

function networkRow(c: Case): Row | undefined {
  return !c.networked && c.route === 'direct' ? refuse('not-networked') : undefined
}

/** The row for a visit of 339900 or 330100. */
export function rowOfZhejiang(c: Case): Row {
  if (isAtHome(c)) return agreementRows(c) ?? networkRow(c) ?? prepay(0)
  if (c.to < NATIONAL_PROCEDURE_FROM) return rowBefore2023(c)
  return agreementRows(c) ?? networkRow(c) ?? rowSince2023(c)
}

function rowSince2023(c: Case): Row {
  const direct = c.route === 'direct'
  const inProvince = provinceOf(c.place) === '330000'
  const filed = filingFor(c)

  if (c.kind === 'pharmacy') {
    if (inProvince) return direct ? prepay(0) : prepay(10)
    if (!direct) return { open: 'pharmacy out of province, claimed by hand' }
    return c.insurance === 'resident' ? refuse('no-account') : { accountOnly: true }
  }
  if (inProvince) {
    if (c.emergency || filed === 'long-term' || direct) return prepay(0)
    return prepay(10)
  }
  if (c.emergency || filed === 'long-term') return prepay(0)

  const provincialBig = c.pool === '339900' && isBigCity(c.place, c.to)
  if (filed === 'referral') return prepay(10, !provincialBig)
  if (direct) return filed === 'none' ? refuse('not-filed') : prepay(20)
  // By hand: a temporary filing, travelling on, and no filing at all come to the same.
  if (c.pool === '330100') return prepay(20, true)
  return provincialBig ? prepay(20) : prepay(10)
}

/** 339900 away from home up to the end of 2022, by article 37. */
function rowBefore2023(c: Case): Row {
  const agreement = agreementRows(c)
  if (agreement) return agreement
  if (c.route === 'direct') return { open: 'direct settlement away from home before 2023' }
  if (c.emergency) return prepay(0)
  const filed = filingFor(c)
  if (filed === 'long-term') return prepay(0)
  if (filed === 'referral') return prepay(10)
  return isBigCity(c.place, c.to) ? prepay(20) : prepay(10)
}

/** Taizhou never takes a prepayment; away from home it chooses between two tables. */
export function rowOfTaizhou(c: Case): { refuse: string } | { table: 'city' | 'outside' } {
  const row = agreementRows(c) ?? networkRow(c)
  if (row && 'refuse' in row) return row
  const home = isAtHome(c)
  const filed = filingFor(c)
  const covered = filed === 'long-term' || filed === 'referral' || filed === 'temporary'
  if (!home && c.route === 'direct' && !covered && !c.emergency) return { refuse: 'not-filed' }
  return { table: home || c.emergency || filed === 'long-term' ? 'city' : 'outside' }
}

/** Xingtai: what is open is said before anything is refused; then by which table a resident's stay, or that it is an outpatient visit. */
export function rowOfXingtai(c: Case): { open: true } | { refuse: string } | { table: 'near' | 'beyond' } {
  const home = isAtHome(c)
  const settles =
    c.insurance === 'resident'
      ? c.kind === 'inpatient' && c.to >= XINGTAI.residentStaysFrom
      : c.kind === 'outpatient' && home && c.to >= XINGTAI.employeeOutpatientFrom
  if (!settles) return { open: true }
  if (!c.designated) return c.emergency && c.route === 'manual' ? { open: true } : { refuse: 'not-designated' }
  if (!c.networked && c.route === 'direct') return { refuse: 'not-networked' }
  const province = provinceOf(c.place)
  if (home || province === '130000') return { table: 'near' }
  if (['110000', '120000'].includes(province) && c.to >= BEIJING_TIANJIN_FROM) return { table: 'near' }
  const filed = filingFor(c)
  if (filed === 'long-term') return { table: 'near' }
  if (c.emergency || filed === 'referral' || filed === 'temporary') return { table: 'beyond' }
  return c.route === 'direct' ? { refuse: 'not-filed' } : { open: true }
}
