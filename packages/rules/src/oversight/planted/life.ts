/**
 * The year 2024 of one person who does nothing that oversight looks for: one bill a day at most, never treated while in hospital, medicine
 * fetched when the last is nearly used up. The mix of kinds is that of the cross-province settlements of 2024 (inpatient 6.0 %, outpatient
 * 65.3 %, chronic outpatient 3.8 %, pharmacy 24.9 %); everything else about these people is made up.
 */
import { dayOf } from '../../days.ts'
import type { InstitutionLevel, VisitKind } from '../../quote/words.ts'
import type { FactLine, FactVisit, PersonFacts } from '../facts.ts'
import type { Chance } from './chance.ts'

export const YEAR_FROM = dayOf(2024, 1, 1)
export const YEAR_TO = dayOf(2024, 12, 31)

const MIX = [
  ['inpatient', 6.0],
  ['outpatient', 65.3],
  ['designated-disease', 3.8],
  ['pharmacy', 24.9],
] as const satisfies readonly (readonly [VisitKind, number])[]
const LEVELS = [
  ['tier3', 40],
  ['tier2', 25],
  ['tier1', 15],
  ['community', 20],
] as const satisfies readonly (readonly [InstitutionLevel, number])[]
const ABOUT_FEN: Readonly<Record<VisitKind, number>> = {
  inpatient: 900_000,
  outpatient: 25_000,
  'designated-disease': 60_000,
  pharmacy: 9_000,
}
const DISEASES = ['I10', 'E11.9', 'J06.9', 'K29.5', 'M54.5', 'I63.9', 'S72.0', 'C34.9']
const DAY_MINUTES = 1440
const QUANTITY_ONE = 10_000
const MICRO_PER_FEN = 10_000
/** Medicine that lasts a few days, and how long at most: less than the days that any rule lets overlap. */
const ACUTE = { codes: 40, days: 5 }
const CHRONIC_DAYS = 30
/** How many days before the last is used up people fetch the next. */
const EARLY_DAYS = 3

/** How many institutions there are of a level, so that one serves as many people however many there are. */
export const institutionsFor = (people: number): number => Math.max(10, Math.ceil(people / 500))

/** A person in the making. */
export interface Life {
  facts: PersonFacts & { visits: FactVisit[] }
  chance: Chance
  institutions: number
  home: string
}

/** What a bill is where nothing else is said. */
export type BillOf = Pick<FactVisit, 'kind' | 'from'> & Partial<FactVisit>

const two = (value: number): string => String(value).padStart(2, '0')

/** An institution of a kind, level and place; the n-th of them. */
export const institutionCode = (level: InstitutionLevel, place: string, nth: number): string =>
  `${level === 'pharmacy' ? 'P' : 'H'}${place}-${level}-${two(nth)}`

/** One line of a bill; of medicine with the days that it lasts. */
export function line(code: string, day: number, amountFen: number, over: Partial<FactLine> = {}): FactLine {
  return {
    ...{ code, name: code, medicine: false, amountFen, day, daysSupply: null, discharge: false, doctor: null },
    ...{ quantity: QUANTITY_ONE, priceMicro: amountFen * MICRO_PER_FEN, ceilingFen: Math.ceil(amountFen * 1.2) },
    ...over,
  }
}

/** Adds a bill to a life and gives it back. */
export function addBill({ facts, chance, institutions, home }: Life, bill: BillOf): FactVisit {
  const { kind, from } = bill
  const level = bill.level ?? (kind === 'pharmacy' ? 'pharmacy' : chance.byShare(LEVELS))
  const place = bill.place ?? home
  const totalFen = bill.totalFen ?? chance.fenAbout(ABOUT_FEN[kind])
  const fundFen = Math.floor(totalFen * (kind === 'pharmacy' ? 0 : 0.6))
  const nth = facts.visits.length + 1
  const settlementId = `${facts.personNo}-${two(nth)}`
  const to = bill.to ?? from
  const visit: FactVisit = {
    ...{ settlementId, visitId: settlementId, personNo: facts.personNo, pool: facts.pool },
    institution: institutionCode(level, place, chance.whole(1, institutions)),
    ...{ level, place, to, totalFen, fundFen, route: 'direct' as const, emergency: false },
    settledMinute: to * DAY_MINUTES + chance.whole(8 * 60, 17 * 60),
    inScopeFen: totalFen,
    accountFen: kind === 'pharmacy' ? totalFen : 0,
    cashFen: kind === 'pharmacy' ? 0 : totalFen - fundFen,
    ...{ deductibleFen: 0, diseases: [chance.one(DISEASES)], doctor: `D${String(chance.whole(1, 30))}` },
    ...{ invoice: `24${settlementId}`, filing: null, lines: linesOf(chance, kind, from, totalFen) },
    ...bill,
  }
  facts.visits.push(visit)
  return visit
}

function linesOf(chance: Chance, kind: VisitKind, day: number, totalFen: number): FactLine[] {
  const count = kind === 'inpatient' ? chance.whole(10, 25) : chance.whole(1, 6)
  const each = Math.floor(totalFen / count)
  return Array.from({ length: count }, (_, index) => {
    const amountFen = index === 0 ? totalFen - each * (count - 1) : each
    if (kind === 'inpatient' || chance.next() < 0.6)
      return line(`X${String(chance.whole(1, 200))}`, day, amountFen, {
        quantity: chance.whole(1, 9) * QUANTITY_ONE,
      })
    const code = `A${String(chance.whole(1, ACUTE.codes))}`
    return line(code, day, amountFen, { medicine: true, daysSupply: chance.whole(2, ACUTE.days) })
  })
}

/** An innocent life until a day; special things are put after it. */
export function liveUntil(life: Life, lastDay: number): void {
  const { chance, facts } = life
  const filing = facts.filings[0]
  const chronic = chance.next() < 0.4 ? `C${String(chance.whole(1, 20))}` : undefined
  let usedUp = -Infinity
  const step = chance.one([5, 10, 20, 40])
  let day = YEAR_FROM + chance.whole(0, step)
  for (let nth = 0; day <= lastDay; nth++) {
    const kind = chance.byShare(MIX)
    const stays = kind === 'inpatient' ? chance.whole(3, 14) : 0
    if (day + stays > lastDay) break
    // Who has filed for a place is treated there, but for a journey now and then; the first visit is always there.
    const away = filing !== undefined && (nth === 0 || chance.next() < 0.8)
    const bill = addBill(life, { kind, from: day, to: day + stays, ...(away ? { place: filing.places[0]! } : {}) })
    if (chronic !== undefined && kind === 'outpatient' && day >= usedUp - EARLY_DAYS) {
      const medicine = line(chronic, day, 3000, { medicine: true, daysSupply: CHRONIC_DAYS })
      facts.visits[facts.visits.length - 1] = { ...bill, lines: [...bill.lines, medicine] }
      usedUp = day + CHRONIC_DAYS
    }
    // After a stay nobody comes back within days.
    day += stays + (stays > 0 ? 10 : 1) + chance.whole(0, step * 2)
  }
}

/** Somebody with nothing yet in the year: working age or retired; every tenth lives elsewhere with a filing. */
export function born(chance: Chance, pool: string, index: number, people: number, settled: boolean): Life {
  const personNo = `p${String(index + 1).padStart(7, '0')}`
  const place = chance.one(['310000', '320500', '331000', '110000'])
  const filed = settled && chance.next() < 0.1
  return {
    chance,
    institutions: institutionsFor(people),
    home: '330100',
    facts: {
      ...{ personNo, pool, deathDay: null, visits: [], abroad: [] },
      birthDay: dayOf(chance.whole(1935, 1999), chance.whole(1, 12), chance.whole(1, 28)),
      sex: chance.one(['male', 'female'] as const),
      filings: filed
        ? [{ id: `f-${personNo}`, type: 'long-term-resident', places: [place], from: YEAR_FROM, to: null }]
        : [],
    },
  }
}
