/** What a clerk types in at the counter, and the application that it makes. */
import type { FilingForm, FilingMessage, MaterialMessage } from '@yidi/contracts'
import { FILING_TYPES, isFilingType, isLongTerm } from '@yidi/rules'
import type { Chosen } from '../../citizen/file/draft.ts'
import { noAgent, type AgentPart } from './agent.ts'

export interface Entry extends AgentPart {
  type: string
  place: string
  placeName: string
  from: string
  to: string
  mobile: string
  address: string
  reason: string
  stayMonths: string
  hospital: string
  referralOn: string
  admitted: boolean
  admittedOn: string
  /** Originals that the clerk looked at and gave back. */
  materials: string[]
  uploads: MaterialMessage[]
  /** Kinds of which a new paper is taken in although an earlier filing has one. */
  anew: string[]
  inPlace: boolean
  institutions: Chosen[]
  signed: boolean
}

/** Whether the type that was chosen asks which hospital advised it. */
export function needsReferral({ type }: Pick<Entry, 'type'>): boolean {
  return isFilingType(type) && FILING_TYPES[type].needsReferral === true
}

/** Whether the type that was chosen is for living there, so that an address belongs to it. */
export const isForLong = ({ type }: Pick<Entry, 'type'>): boolean => isFilingType(type) && isLongTerm(type)

export const emptyEntry = (today: string): Entry => ({
  type: '',
  place: '',
  placeName: '',
  from: today,
  to: '',
  mobile: '',
  address: '',
  reason: '',
  stayMonths: '',
  hospital: '',
  referralOn: today,
  admitted: false,
  admittedOn: today,
  materials: [],
  uploads: [],
  anew: [],
  inPlace: false,
  institutions: [],
  ...noAgent,
  signed: false,
})

/**
 * What an earlier filing says for the new one: changed or made anew, it begins as the same kind for the same place; made anew
 * before its end, the day after that end.
 */
export const entryOf = (filing: FilingMessage, renew: boolean): Partial<Entry> => ({
  type: filing.type,
  place: filing.destination,
  placeName: filing.destinationName,
  ...(renew && filing.renewalFrom !== undefined ? { from: filing.renewalFrom } : {}),
})

/**
 * The application; undefined while type or place are missing. What else is missing the server says. `offered` are the
 * papers of the earlier filing, which go along unless a new one is taken in.
 */
export function toForm(
  entry: Entry,
  replaces: string | undefined,
  offered: readonly MaterialMessage[] = [],
): FilingForm | undefined {
  if (entry.type === '' || entry.place === '' || entry.from === '') return undefined
  const months = Number(entry.stayMonths)
  const text = (value: string): string => value.trim()
  const carried = offered.filter(({ kind }) => !entry.anew.includes(kind))
  return {
    type: entry.type as FilingForm['type'],
    destination: entry.place,
    from: entry.from,
    ...(entry.to === '' ? {} : { to: entry.to }),
    mobile: entry.mobile.replaceAll(/\s/g, ''),
    ...(text(entry.address) === '' || !isForLong(entry) ? {} : { address: text(entry.address) }),
    ...(text(entry.reason) === '' ? {} : { reason: text(entry.reason) }),
    ...(text(entry.stayMonths) === '' || !Number.isInteger(months) || months < 0 ? {} : { stayMonths: months }),
    commitmentSigned: entry.signed,
    ...(entry.inPlace ? { commitmentInPlace: true } : {}),
    ...(entry.materials.length === 0 ? {} : { materials: entry.materials }),
    ...(entry.uploads.length === 0 ? {} : { uploads: entry.uploads.map(({ id }) => id) }),
    ...(carried.length === 0 ? {} : { carriedOver: carried.map(({ id }) => id) }),
    ...(entry.institutions.length === 0 ? {} : { institutions: entry.institutions.map(({ code }) => ({ code })) }),
    ...(needsReferral(entry) && text(entry.hospital) !== ''
      ? { referral: { institution: text(entry.hospital), on: entry.referralOn } }
      : {}),
    ...(entry.admitted ? { stay: { admittedOn: entry.admittedOn } } : {}),
    ...(entry.byAgent
      ? {
          applicant: 'agent' as const,
          agent: {
            name: text(entry.agentName),
            idNumber: text(entry.agentIdNumber),
            relation: entry.relation,
            mobile: text(entry.agentMobile),
          },
        }
      : {}),
    ...(replaces === undefined ? {} : { replaces }),
  }
}
