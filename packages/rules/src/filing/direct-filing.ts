/** The filing side of "will it settle directly": which filing a visit rests on, or what exactly is wrong with those there are. */
import { formatDayChinese, parseDay } from '../days.ts'
import type { Places } from '../places.ts'
import type { Basis, Reason } from '../quote/types.ts'
import type { DirectQuestion, Weighed } from './direct-question.ts'
import { emergencyRuleOn } from './emergency.ts'
import { FILING_TYPES, isLongTerm } from './filing-types.ts'
import { figureOn } from './law.ts'
import type { FilingFigure, FilingLaw } from './law.ts'
import { filingCovers, filingNeeded, inForceOn, neededFigure } from './needed.ts'
import type { FiledFiling, Where } from './needed.ts'

interface Filed extends Weighed {
  /** The filing that the visit rests on. */
  filing?: FiledFiling
}

const ASK = '请打电话问参保地经办机构'
const reason = (code: string, text: string, hint: string, basis?: Basis): Reason => ({
  code,
  text,
  hint,
  ...(basis ? { basis } : {}),
})
const found = (...reasons: Reason[]): Filed => ({ reasons, notes: [] })
const worthKnowing = (note: Reason, filing?: FiledFiling): Filed => ({
  reasons: [],
  notes: [note],
  ...(filing ? { filing } : {}),
})

/** Goes through the filings of the person as the pool's filing law reads them for this place, day and urgency. */
export function weighFiling(law: FilingLaw, question: DirectQuestion, places: Places, where: Where): Filed {
  const { institution, visit, filings } = question
  if (where === 'home') return found()
  const on = parseDay(visit.day)
  const pharmacy = figureOn(law, 'pharmacy.outOfProvince', on)
  if (visit.kind === 'pharmacy' && where === 'out-of-province' && pharmacy?.value !== 'like-other-visits')
    return weighPharmacy(question, pharmacy)
  const need = filingNeeded(law, institution.place, visit.day, places)!
  const current = filings.filter((filing) => inForceOn(filing, visit.day))
  const covering = current.find((filing) => filingCovers(filing, institution.place, places, visit.day))
  if (covering) return { ...found(), filing: covering }
  if (need.needed === 'no') return found()
  if (need.needed === 'open') return found(reason('open-figure', need.why, ASK, need.basis))
  if (visit.emergency) return weighEmergency(law, question, places)
  const travelling = figureOn(law, 'longTerm.travellingOn', on)
  const elsewhere = current.find((filing) => isLongTerm(filing.type))
  if (elsewhere && travelling?.value === 'direct') {
    const text = '您的长住备案在别处，这次按临时外出先自付一部分再结算'
    return worthKnowing({ code: 'travelling-on', text, basis: travelling.source }, elsewhere)
  }
  const until = figureOn(law, 'supplementary.until', on)
  const hint = until?.value === 'before-discharge' ? '出院结算前补办备案，仍可直接结算' : '就医前请先备案'
  return found(notFiled(question, places, hint, neededFigure(law, institution.place, where, visit.day, places)?.source))
}

/** Where past-year funds alone pay (浙江异地就医指南 三（二）), no account means nothing, and filings do not matter. */
function weighPharmacy({ person }: DirectQuestion, pharmacy: FilingFigure | undefined): Filed {
  if (pharmacy?.value === undefined)
    return found(reason('open-figure', '参保地没有写明省外药店怎么结算', ASK, pharmacy?.source))
  if (person.insurance === 'resident') {
    const text = '省外药店只能用个人账户历年余额，居民没有个人账户'
    return found(reason('no-account', text, '请在医院开药结算，或自付', pharmacy.source))
  }
  return worthKnowing({ code: 'past-year-only', text: '省外药店只能用个人账户历年余额支付', basis: pharmacy.source })
}

/** The pool's rule for emergencies, as the questions and the heading of a place tell it. */
function weighEmergency(law: FilingLaw, question: DirectQuestion, places: Places): Filed {
  const { rule, why, basis } = emergencyRuleOn(law, parseDay(question.visit.day))
  switch (rule) {
    case 'deemed-filed':
      return worthKnowing({ code: 'emergency', text: why, ...(basis ? { basis } : {}) })
    case 'file-afterwards':
      return found(notFiled(question, places, why, basis))
    case 'open':
      return found(reason('open-figure', why, ASK, basis))
  }
}

/** Says what exactly is wrong with the filings there are: none, for another place, over, or not begun. */
function notFiled(question: DirectQuestion, places: Places, hint: string, basis?: Basis): Reason {
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
        : question.visit.emergency
          ? '还没有备案'
          : '还没有备案，这次不能直接结算'
  return reason('not-filed', text, hint, basis)
}
