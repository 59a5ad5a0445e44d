/**
 * What a person has answered on the way to a filing. The way itself (place, answers, type, step) stands in the address,
 * so that the back button of the phone goes one question back; what is personal stays in memory.
 */
import type { FilingType } from '@yidi/rules'
import type { Application } from '../../api/filings.ts'

export type Step = 'place' | 'ask' | 'form' | 'commitment' | 'check'

export interface Way {
  step: Step
  place: string
  answers: Record<string, string>
  type: FilingType | undefined
}

export interface Form {
  from: string
  to: string
  mobile: string
  address: string
  admitted: boolean
  admittedOn: string
  referralInstitution: string
  referralOn: string
  materials: string[]
  inPlace: boolean
  signed: boolean
}

export const emptyForm = (today: string): Form => ({
  from: today,
  to: '',
  mobile: '',
  address: '',
  admitted: false,
  admittedOn: today,
  referralInstitution: '',
  referralOn: today,
  materials: [],
  inPlace: false,
  signed: false,
})

/** The way as the search part of the address: `answers` as `question.value` joined by commas. */
export function writeWay(way: Way): Record<string, string> {
  const answers = Object.entries(way.answers)
    .map(([question, value]) => `${question}.${value}`)
    .join(',')
  return {
    ...(way.step === 'place' ? {} : { step: way.step }),
    ...(way.place === '' ? {} : { place: way.place }),
    ...(answers === '' ? {} : { answers }),
    ...(way.type === undefined ? {} : { type: way.type }),
  }
}

/** The way of an address; a step whose answers are missing falls back to the first question. */
export function readWay(search: Record<string, string | undefined>, steps: readonly Step[]): Way {
  const place = /^\d{6}$/.test(search.place ?? '') ? search.place! : ''
  const answers = Object.fromEntries(
    (search.answers ?? '')
      .split(',')
      .filter((pair) => pair.includes('.'))
      .map((pair) => [pair.slice(0, pair.indexOf('.')), pair.slice(pair.indexOf('.') + 1)]),
  )
  const asked = steps.find((step) => step === search.step) ?? 'place'
  const type = search.type as FilingType | undefined
  const needsType = asked === 'form' || asked === 'commitment' || asked === 'check'
  const step = place === '' || (needsType && type === undefined) ? 'place' : asked
  return { step, place, answers, type }
}

/** The months that the person means to stay, as answered; undefined where that was not asked. */
function stayMonths(answers: Record<string, string>): number | undefined {
  const months = Number(answers.stay)
  return answers.stay === undefined || Number.isNaN(months) ? undefined : months
}

/** The application as the server takes it. */
export function toApplication(way: Way, form: Form): Application {
  const months = stayMonths(way.answers)
  return {
    type: way.type!,
    destination: way.place,
    from: form.from,
    ...(form.to === '' ? {} : { to: form.to }),
    mobile: form.mobile.replaceAll(/\s/g, ''),
    ...(form.address.trim() === '' ? {} : { address: form.address.trim() }),
    ...(months === undefined ? {} : { stayMonths: months }),
    commitmentSigned: form.signed,
    ...(form.inPlace ? { commitmentInPlace: true } : {}),
    ...(form.materials.length > 0 ? { materials: form.materials } : {}),
    ...(way.type === 'referral' && form.referralInstitution.trim() !== ''
      ? { referral: { institution: form.referralInstitution.trim(), on: form.referralOn } }
      : {}),
    ...(form.admitted ? { stay: { admittedOn: form.admittedOn } } : {}),
  }
}
