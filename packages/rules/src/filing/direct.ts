/**
 * "Will it settle directly, and if not why": person × institution × visit × day. Every reason is named, each with what
 * to do, because people who mend the first only to meet the second lose their trust (policy-facts section 3).
 */
import { formatDayChinese, parseDay } from '../days.ts'
import { placeProblem } from '../places.ts'
import type { Places } from '../places.ts'
import type { InstitutionLevel, Insurance, Reason, VisitKind } from '../quote/types.ts'
import { diseaseKinds, diseaseOpenAway, findDisease } from './disease.ts'
import { FILING_TYPES } from './filing-types.ts'
import { figureOn } from './law.ts'
import type { FilingFigure, FilingLaw } from './law.ts'
import { filingCovers, filingNeeded, inForceOn, isLongTerm, whereIs } from './needed.ts'
import type { FiledFiling } from './needed.ts'

export interface DirectQuestion {
  person: {
    insurance: Insurance
    /** Benefits on the day; false with the words of the reason where they stopped. */
    benefits?: boolean
    benefitsReason?: string
    /** Special category (离休人员 …): paid through a channel of its own, never by the ordinary rules. */
    specialCategory?: string
    /** Names of the designated diseases that are registered on the day; absent where nobody asked. */
    diseases?: readonly string[]
    /** The card or e-credential is locked or not activated. */
    credentialLocked?: boolean
  }
  institution: {
    place: string
    level: InstitutionLevel
    designated?: boolean
    networked?: boolean
    /** Services open across regions; unknown where absent. */
    services?: readonly VisitService[]
  }
  visit: {
    kind: VisitKind
    day: string
    emergency?: boolean
    /** The chronic kind (门诊慢特病) that an outpatient visit is for. */
    chronicKind?: string
  }
  /** All approved filings of the person, whether in force or not: the reasons name what is wrong with each. */
  filings: readonly FiledFiling[]
}

type VisitService = 'inpatient' | 'outpatient' | 'chronic' | 'pharmacy'

export interface DirectAnswer {
  /** `open` where the pool's law does not say. */
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
export function settlesDirectly(law: FilingLaw, question: DirectQuestion, places: Places): DirectAnswer {
  const { person, institution, visit } = question
  const reasons: Reason[] = []
  const notes: Reason[] = []
  const no = (code: string, text: string, hint: string, figure?: FilingFigure): void => {
    reasons.push({ code, text, hint, ...(figure ? { basis: figure.source } : {}) })
  }
  if (person.specialCategory !== undefined)
    no(
      'special-category',
      `您登记为${person.specialCategory}，医疗费走专门渠道，不按普通医保结算`,
      '请向参保地医保经办机构问清专门渠道怎么办，不要按普通医保刷卡',
    )
  if (person.benefits === false)
    no(
      'benefits-stopped',
      `参保待遇这一天没有生效${person.benefitsReason ? `（${person.benefitsReason}）` : ''}`,
      '请向参保单位或参保地经办机构问清并恢复参保；期间的费用先自付',
    )
  if (person.credentialLocked)
    no(
      'credential-locked',
      '社会保障卡或医保码锁定或没有激活',
      '请在国家医保服务平台激活医保码，或到发卡银行解锁社会保障卡',
    )
  if (institution.designated === false)
    no('not-designated', '这家机构不是医保定点机构', '请换一家定点机构；急诊的可以凭急诊证明手工报销')
  if (institution.networked === false)
    no('not-networked', '这家机构没有开通异地联网结算', '请换一家联网机构，或先自付再凭票据手工报销')
  const where = whereIs(law, institution.place, visit.day, places)
  if (where === undefined) {
    const problem = placeProblem(places, institution.place, 'city-only') ?? ''
    no('place-unknown', `就医的地方${problem}`, '请从列表里选就医的城市')
    return { direct: 'no', reasons, notes }
  }
  const service = SERVICES[visit.kind]
  if (
    where !== 'home' &&
    institution.networked !== false &&
    institution.services &&
    !institution.services.includes(service)
  )
    no(
      'service-not-open',
      `这家机构联网了，但没有开通异地${SERVICE_NAMES[service]}结算`,
      `请换一家开通异地${SERVICE_NAMES[service]}的机构，或先自付再手工报销`,
    )
  if (where === 'out-of-province' && visit.kind === 'designated-disease') weighDisease(law, question, no, notes)

  const filing = weighFiling(law, question, places, where, no, notes)
  const open = reasons.some((reason) => reason.code === 'open-figure')
  const refused = reasons.some((reason) => reason.code !== 'open-figure')
  return { direct: refused ? 'no' : open ? 'open' : 'yes', reasons, notes, ...(filing ? { filing } : {}) }
}

type No = (code: string, text: string, hint: string, figure?: FilingFigure) => void

/** Which disease the visit is for: asked, or else those that are registered. Each settles elsewhere only where it is open. */
function weighDisease(law: FilingLaw, { person, visit }: DirectQuestion, no: No, notes: Reason[]): void {
  const { diseases } = person
  const known = diseaseKinds(law, visit.day)
  const means = (name: string) => findDisease(law, visit.day, name)?.name ?? name
  const registered = diseases?.map(means)
  const asked = visit.chronicKind === undefined ? undefined : means(visit.chronicKind)
  const meant = asked === undefined ? (registered ?? []) : [asked]
  const missing =
    registered !== undefined && (registered.length === 0 || meant.every((one) => !registered.includes(one)))
  if (missing && known !== undefined)
    no(
      'disease-not-registered',
      asked === undefined ? '您还没有登记规定病种' : `“${asked}”还没有登记为您的规定病种`,
      '看病前请先登记规定病种；没有登记的，按普通门诊结算',
      known.figure,
    )
  const chronic = figureOn(law, 'opens.chronicKinds', parseDay(visit.day))
  if (chronic?.value === undefined || meant.length === 0) return
  const open = meant.filter((one) => diseaseOpenAway(law, visit.day, one) === true)
  const closed = meant.filter((one) => !open.includes(one))
  if (open.length === 0)
    no(
      'chronic-kind-not-open',
      `${quoted(closed)}还不能跨省直接结算`,
      '不要当普通门诊刷卡；先自付，再按慢特病手工报销',
      chronic,
    )
  else if (closed.length > 0)
    notes.push({
      code: 'chronic-kinds-partly',
      text: `${quoted(open)}可以跨省直接结算，${quoted(closed)}还不能，先自付再手工报销`,
      basis: chronic.source,
    })
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')

function weighFiling(
  law: FilingLaw,
  question: DirectQuestion,
  places: Places,
  where: string,
  no: No,
  notes: Reason[],
): FiledFiling | undefined {
  const { person, institution, visit, filings } = question
  const on = parseDay(visit.day)
  if (where === 'home') return undefined
  const pharmacy = figureOn(law, 'pharmacy.outOfProvince', on)
  if (visit.kind === 'pharmacy' && where === 'out-of-province' && pharmacy?.value !== 'like-other-visits') {
    // Where past-year funds alone pay there (浙江异地就医指南 三（二）), no account means nothing, and filings do not matter.
    if (pharmacy?.value === undefined)
      no('open-figure', '参保地没有写明省外药店怎么结算', '请打电话问参保地经办机构', pharmacy)
    else if (person.insurance === 'resident')
      no('no-account', '省外药店只能用个人账户历年余额，居民没有个人账户', '请在医院开药结算，或自付', pharmacy)
    else notes.push({ code: 'past-year-only', text: '省外药店只能用个人账户历年余额支付', basis: pharmacy.source })
    return undefined
  }
  const need = filingNeeded(law, institution.place, visit.day, places)!
  const current = filings.filter((filing) => inForceOn(filing, visit.day))
  const covering = current.find((filing) => filingCovers(filing, institution.place, places, visit.day))
  if (need.needed === 'no' || covering) return covering
  if (need.needed === 'open') {
    no('open-figure', need.why, '请打电话问参保地经办机构')
    return undefined
  }
  if (visit.emergency) {
    const rule = figureOn(law, 'emergency.rule', on)
    if (rule?.value === 'deemed-filed') {
      notes.push({ code: 'emergency', text: '按急诊登记的，视同已经备案', basis: rule.source })
      return undefined
    }
    const days = figureOn(law, 'emergency.days', on)
    const limit = typeof days?.value === 'number' ? `请在入院${days.value}日内补办备案` : '请尽快补办备案'
    return refuse(question, places, no, limit, rule)
  }
  const travelling = figureOn(law, 'longTerm.travellingOn', on)
  const elsewhere = current.find((filing) => isLongTerm(filing.type))
  if (elsewhere && travelling?.value === 'direct') {
    notes.push({
      code: 'travelling-on',
      text: '您的长住备案在别处，这次按临时外出先自付一部分再结算',
      basis: travelling.source,
    })
    return elsewhere
  }
  const until = figureOn(law, 'supplementary.until', on)
  const hint = until?.value === 'before-discharge' ? '出院结算前补办备案，仍可直接结算' : '就医前请先备案'
  return refuse(
    question,
    places,
    no,
    hint,
    figureOn(law, where === 'in-province' ? 'needed.inProvince' : 'needed.outOfProvince', on),
  )
}

/** Says what exactly is wrong with the filings there are: none, for another place, over, or not begun. */
function refuse(question: DirectQuestion, places: Places, no: No, hint: string, figure?: FilingFigure): undefined {
  const { institution, visit, filings } = question
  const here = filings.filter((filing) => filingCovers(filing, institution.place, places, visit.day))
  const over = here
    .filter((filing) => filing.to !== null && filing.to < visit.day)
    .sort((a, b) => (a.to! < b.to! ? 1 : -1))[0]
  const later = here.filter((filing) => filing.from > visit.day)[0]
  const elsewhere = filings.find((filing) => inForceOn(filing, visit.day))
  const text = over
    ? `去那里的备案${formatDayChinese(parseDay(over.to!))}已经到期`
    : later
      ? `去那里的备案${formatDayChinese(parseDay(later.from))}才开始`
      : elsewhere
        ? `您的“${FILING_TYPES[elsewhere.type].title}”备案不含这次的就医地`
        : '还没有备案，这次不能直接结算'
  no('not-filed', text, hint, figure)
  return undefined
}

/**
 * Whether an institution is one that a long-term filer may go to (for claims on paper; a networked one always is):
 * Taizhou lets people choose small ones and leaves the larger ones free, private ones of some levels excepted.
 */
export function institutionAllowed(
  law: FilingLaw,
  filing: FiledFiling & { institutions?: readonly string[] },
  institution: {
    code: string
    place: string
    level: InstitutionLevel
    ownership?: 'public' | 'private'
    networked?: boolean
  },
  day: string,
  places: Places,
): boolean {
  const on = parseDay(day)
  if (!filingCovers(filing, institution.place, places, day)) return false
  if (institution.networked !== false) return true
  if (figureOn(law, 'longTerm.institutions', on)?.value !== 'chosen-and-free') return false
  if (filing.institutions?.includes(institution.code)) return true
  const free = figureOn(law, 'institutions.freeLevels', on)?.value ?? []
  const publicOnly = figureOn(law, 'institutions.publicOutOfProvince', on)?.value ?? []
  if (!free.some((level) => level === institution.level)) return false
  const restricted =
    whereIs(law, institution.place, day, places) === 'out-of-province' &&
    publicOnly.some((level) => level === institution.level)
  return !restricted || institution.ownership === 'public'
}
