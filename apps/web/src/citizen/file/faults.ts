/** What is wrong with a form, field by field: what is plainly missing, and what the rules say of it. */
import { isLongTerm } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import type { FilingProblem, TypeGuidance } from '../../api/filings.ts'
import * as t from '../../texts/index.ts'
import { agentFaults, mobileFault } from '../apply/agent.ts'
import type { Form } from './draft.ts'

/** The fields of the page that can carry a fault; `papers` and `institutions` are sections. */
export type Place = keyof Form | 'papers' | 'top'
export type Faults = Partial<Record<Place, string>>

/** As the fields stand on the page, from its top. */
const pageOrder: readonly Place[] = [
  ...(['top', 'applicant', 'agentName', 'agentIdNumber', 'agentMobile', 'agentRelation'] as const),
  ...(['from', 'admittedOn', 'dischargedOn', 'to', 'mobile', 'address'] as const),
  ...(['referralInstitution', 'referralOn', 'institutions', 'papers', 'reason'] as const),
]

/** The faults from the top of the page to its end. */
export function inPageOrder(faults: Faults): Faults {
  const place = (name: string) => pageOrder.indexOf(name as Place)
  return Object.fromEntries(Object.entries(faults).sort(([one], [other]) => place(one) - place(other)))
}

/** The faults of some fields alone. */
export function faultsAt(faults: Faults, isHere: (place: Place) => boolean): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([place]) => isHere(place as Place)))
}

/** What can be seen without asking the server. */
export function plainFaults(form: Form, type: FilingType, guidance: TypeGuidance): Faults {
  const faults: Faults = {}
  if (!form.admitted && form.from === '') faults.from = t.apply.dayMissing
  if (form.to !== '' && form.to < form.from) faults.to = t.file.dayBackwards
  if (endNeeded(guidance) && form.to === '') faults.to = t.file.endMissing
  const mobile = mobileFault(form.mobile)
  if (mobile !== undefined) faults.mobile = mobile
  if (isLongTerm(type) && form.address.trim() === '') faults.address = t.file.addressFault
  if (form.admitted && form.admittedOn === '') faults.admittedOn = t.apply.dayMissing
  return { ...faults, ...agentFaults(form) }
}

/** Whether this type's end must be given: it holds as filed. */
export function endNeeded(guidance: TypeGuidance): boolean {
  return guidance.validity.to === undefined && guidance.validity.status !== 'open'
}

const fields: Readonly<Record<string, Place>> = {
  from: 'from',
  to: 'to',
  mobile: 'mobile',
  address: 'address',
  reason: 'reason',
  applicant: 'applicant',
  agent: 'agentName',
  'agent.name': 'agentName',
  'agent.idNumber': 'agentIdNumber',
  'agent.mobile': 'agentMobile',
  'agent.relation': 'agentRelation',
  'stay.admittedOn': 'admittedOn',
  'stay.dischargedOn': 'dischargedOn',
  referral: 'referralInstitution',
  'referral.institution': 'referralInstitution',
  'referral.level': 'referralInstitution',
  'referral.place': 'referralInstitution',
  'referral.on': 'referralOn',
  materials: 'papers',
}

/** Where on the page a problem belongs; what belongs to no field stands on top. */
export function placeOf(path: string, form: Form): Place {
  if (path.startsWith('institutions')) return 'institutions'
  if (path.startsWith('uploads') || path.startsWith('carriedOver')) return 'papers'
  // While somebody is in hospital already the first day is the day of admission.
  if (path === 'from' && form.admitted) return 'admittedOn'
  return fields[path] ?? 'top'
}

/** The problems that must be put right, by the field they belong to. */
export function ruleFaults(problems: readonly FilingProblem[], form: Form): Faults {
  const faults: Faults = {}
  for (const problem of problems) {
    if (problem.weight !== 'blocks') continue
    const place = placeOf(problem.path, form)
    const text = `${problem.text}${t.apply.stop}${problem.remedy}${t.apply.stop}`
    faults[place] = faults[place] === undefined ? text : `${faults[place]} ${text}`
  }
  return faults
}
