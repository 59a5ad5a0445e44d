/**
 * "Will it settle directly, and if not why": person × institution × visit × day. Whether it will is asked of the engine that
 * settles at the hospital; the filing law gives the words. Every reason is named, each with what to do, because people
 * who mend the first only to meet the second lose their trust (policy-facts section 3).
 */
import { formatDayChinese, parseDay } from '../days.ts'
import { placeProblem } from '../places.ts'
import type { Release } from '../policy/release.ts'
import type { QuoteResult, Reason, VisitKind } from '../quote/types.ts'
import { benefitSide, inWords } from './benefit-side.ts'
import { weighDisease } from './direct-disease.ts'
import { weighFiling } from './direct-filing.ts'
import type { DirectQuestion, VisitService } from './direct-question.ts'
import type { FilingLaw } from './law.ts'
import { filingCovers, whereIs } from './needed.ts'
import { suspendedReason } from '../suspension.ts'
import type { FiledFiling, Where } from './needed.ts'

export interface DirectAnswer {
  /** `open` where the pool's law does not state the figure: then it settles nowhere, whatever else is in order. */
  direct: 'yes' | 'no' | 'open'
  reasons: Reason[]
  /** What is worth knowing although it settles: a prepayment, past-year funds only. */
  notes: Reason[]
  /** The filing that the visit rests on. */
  filing?: FiledFiling
}

const SERVICES: Record<VisitKind, VisitService> = {
  inpatient: 'inpatient',
  outpatient: 'outpatient',
  'designated-disease': 'chronic',
  pharmacy: 'pharmacy',
}
const SERVICE_NAMES: Record<VisitService, string> = {
  inpatient: '住院',
  outpatient: '普通门诊',
  chronic: '门诊慢特病',
  pharmacy: '购药',
}

/** Answers for a day on which the law of the pool is in force; days and places as in the quote contract. */
export function settlesDirectly(release: Release, law: FilingLaw, question: DirectQuestion): DirectAnswer {
  const ofPerson = weighPerson(question)
  const where = whereIs(law, question.institution.place, question.visit.day, release.places)
  if (where === undefined) {
    const text = `就医的地方${placeProblem(release.places, question.institution.place, 'city-only') ?? ''}`
    const unknown = { code: 'place-unknown', text, hint: '请从列表里选就医的城市' }
    return { direct: 'no', reasons: [...ofPerson, ...weighAgreement(question), unknown], notes: [] }
  }
  const { filing: covering, ...filed } = weighFiling(law, question, release.places, where)
  const ofDisease = weighDisease(law, question, where)
  const { place } = question.institution
  const { result, filing: best } = benefitSide(release, law.pool, question)
  const serves = best !== null && filingCovers(best, place, release.places, question.visit.day)
  const filing = covering !== undefined && serves ? best : covering
  const answer = byEngine(result, {
    ofPerson,
    ofAgreement: weighAgreement(question),
    ofPlatform: [...weighService(question, where), ...ofDisease.reasons],
    ofFiling: filed.reasons,
    notes: [...ofDisease.notes, ...filed.notes],
  })
  return { ...answer, ...(filing ? { filing } : {}) }
}

interface Found {
  ofPerson: Reason[]
  ofAgreement: Reason[]
  ofPlatform: Reason[]
  ofFiling: Reason[]
  notes: Reason[]
}

/** The engine's outcome decides; what the filing law found beside it is a reason where the engine refuses, else worth knowing. */
function byEngine(result: QuoteResult, found: Found): DirectAnswer {
  const { ofPerson, ofAgreement, ofPlatform, ofFiling, notes } = found
  switch (result.outcome) {
    case 'settled': {
      const reasons = [...ofPerson, ...ofPlatform]
      return { direct: reasons.length > 0 ? 'no' : 'yes', reasons, notes: [...ofFiling, ...notes] }
    }
    case 'refused': {
      const named = [...ofPerson, ...ofAgreement, ...ofPlatform, ...ofFiling]
      const unnamed = (result.reasons ?? []).filter(({ code }) => named.every((reason) => reason.code !== code))
      return { direct: 'no', reasons: [...named, ...unnamed], notes }
    }
    case 'undetermined': {
      const open = result.reasons.map(inWords)
      const told = [...ofAgreement, ...ofPlatform, ...ofFiling].filter((reason) => reason.code !== 'open-figure')
      return {
        direct: ofPerson.length > 0 ? 'no' : 'open',
        reasons: [...ofPerson, ...open],
        notes: [...told, ...notes],
      }
    }
    case 'invalid': {
      const text = result.errors.map((error) => error.message).join('；')
      const unread = { code: 'open-figure', text, hint: '请打电话问参保地经办机构' }
      return { direct: ofPerson.length > 0 ? 'no' : 'open', reasons: [...ofPerson, unread], notes }
    }
  }
}

function weighPerson({ person }: DirectQuestion): Reason[] {
  const reasons: Reason[] = []
  if (person.specialCategory !== undefined)
    reasons.push({
      code: 'special-category',
      text: `您登记为${person.specialCategory}，医疗费走专门渠道，不按普通医保结算`,
      hint: '请向参保地医保经办机构问清专门渠道怎么办，不要按普通医保刷卡',
    })
  if (person.benefits === false)
    reasons.push({
      code: 'benefits-stopped',
      text: `参保待遇这一天没有生效${person.benefitsReason ? `（${person.benefitsReason}）` : ''}`,
      hint: '请向参保单位或参保地经办机构问清并恢复参保；期间的费用先自付',
    })
  if (person.benefits !== false && person.paidLate !== undefined)
    reasons.push({
      code: 'paid-late',
      text: `这一天的待遇来自看病以后补缴的费（${person.paidLate}），不能直接结算`,
      hint: '请先自费，再申请零星报销，由经办机构审核',
    })
  if (person.measure !== undefined)
    reasons.push({
      code: person.measure.kind === 'suspended' ? 'settlement-suspended' : 'settlement-by-claim-only',
      text: `参保地经办机构决定您${person.measure.kind === 'suspended' ? '暂停直接结算' : '先垫付、后报销'}，${
        person.measure.until === null ? '到解除为止' : `到${formatDayChinese(parseDay(person.measure.until))}`
      }`,
      hint: '请先自己垫付，凭发票和清单申请报销；不同意的，到“处理措施”里陈述申辩',
    })
  if (person.credentialLocked)
    reasons.push({
      code: 'credential-locked',
      text: '社会保障卡或医保码锁定或没有激活',
      hint: '请在国家医保服务平台激活医保码，或到发卡银行解锁社会保障卡',
    })
  return reasons
}

function weighAgreement({ institution }: DirectQuestion): Reason[] {
  const reasons: Reason[] = []
  if (institution.designated === false)
    reasons.push(
      institution.suspended === undefined
        ? {
            code: 'not-designated',
            text: '这家机构不是医保定点机构',
            hint: '请换一家定点机构；急诊的可以凭急诊证明手工报销',
          }
        : suspendedReason(institution.suspended),
    )
  if (institution.networked === false)
    reasons.push({
      code: 'not-networked',
      text: '这家机构没有开通异地联网结算',
      hint: '请换一家联网机构，或先自付再凭票据手工报销',
    })
  return reasons
}

function weighService({ institution, visit }: DirectQuestion, where: Where): Reason[] {
  const service = SERVICES[visit.kind]
  const { networked, services } = institution
  if (where === 'home' || networked === false || !services || services.includes(service)) return []
  return [
    {
      code: 'service-not-open',
      text: `这家机构联网了，但没有开通异地${SERVICE_NAMES[service]}结算`,
      hint: `请换一家开通异地${SERVICE_NAMES[service]}的机构，或先自付再手工报销`,
    },
  ]
}
