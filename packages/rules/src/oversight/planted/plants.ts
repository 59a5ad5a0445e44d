/**
 * What is planted in the lives of people, a mechanism each: `plant` does what its rule looks for, `alike` looks nearly so and is innocent.
 * They come in the second half of the year, after an ordinary first half. A plant gives the settlements of the flag that it must raise.
 */
import { dayOf } from '../../days.ts'
import type { FactFiling, FactVisit, PersonFacts } from '../facts.ts'
import type { BillOf, Life } from './life.ts'
import { YEAR_FROM, addBill, line } from './life.ts'

/** The first day of what is planted; ordinary life ends before. */
const PLANTED_FROM = YEAR_FROM + 160
export const ORDINARY_UNTIL = YEAR_FROM + 140

const DAY_MINUTES = 1440
const MICRO_PER_FEN = 10_000

interface Planter {
  plant: (life: Life) => FactVisit[]
  alike: (life: Life) => void
}

const drug = (day: number, days: number, over: object = {}) =>
  line('C99', day, 3000, { medicine: true, daysSupply: days, name: '氨氯地平片', ...over })
const plain = (day: number) => [line('X300', day, 5000)]

/** A bill of outpatients with nothing in its lines that could matter. */
const bill = (life: Life, day: number, over: Partial<BillOf> = {}): FactVisit =>
  addBill(life, { kind: 'outpatient', from: day, lines: plain(day), ...over })

const stay = (life: Life, from: number, to: number, over: Partial<BillOf> = {}): FactVisit =>
  addBill(life, { kind: 'inpatient', from, to, lines: plain(from), diseases: ['I63.9'], ...over })

/** A day of the second half of the year, with half a year's room behind it. */
const someDay = ({ chance }: Life): number => PLANTED_FROM + chance.whole(0, 60)

/** Two institutions that are not the same. */
const [HERE, THERE] = ['H330100-tier3-01', 'H330100-tier2-02']
const at = (day: number, minute: number): number => day * DAY_MINUTES + minute

function set(life: Life, over: Partial<PersonFacts>): void {
  life.facts = { ...life.facts, ...over, visits: life.facts.visits }
}

const filingOf = (life: Life, type: FactFiling['type']): FactFiling => ({
  ...{ id: `g-${life.facts.personNo}`, type, places: ['310000'], from: YEAR_FROM + 150, to: null },
})

/** Seven bills a month apart, the n-th at another place. */
const monthly = (life: Life, other: number): FactVisit[] =>
  Array.from({ length: 7 }, (_, nth) =>
    bill(life, PLANTED_FROM + nth * 28, nth === other ? { place: '310101' } : { place: '330100' }),
  )

export const PLANTERS: Readonly<Record<string, Planter>> = {
  'same-medicine-twice': {
    plant: (life) => {
      const day = someDay(life)
      const early = life.chance.whole(1, 20)
      const first = bill(life, day, { institution: HERE, lines: [drug(day, 30)] })
      return [first, bill(life, day + early, { institution: THERE, lines: [drug(day + early, 30)] })]
    },
    // Nearly used up, or from the same place.
    alike: (life) => {
      const day = someDay(life)
      const [gap, second] = life.chance.next() < 0.5 ? [26, THERE] : [10, HERE]
      bill(life, day, { institution: HERE, lines: [drug(day, 30)] })
      bill(life, day + gap, { institution: second, lines: [drug(day + gap, 30)] })
    },
  },
  'stays-overlap': {
    plant: (life) => {
      const day = someDay(life)
      const inside = life.chance.next() < 0.5
      const first = stay(life, day, day + 20, { institution: HERE })
      return [first, stay(life, day + 5, day + (inside ? 12 : 30), { institution: THERE })]
    },
    // Moved to another hospital on the day of discharge; or settled on the way.
    alike: (life) => {
      const day = someDay(life)
      const first = stay(life, day, day + 10, { institution: HERE })
      if (life.chance.next() < 0.5) stay(life, day + 10, day + 20, { institution: THERE })
      else stay(life, day, day + 20, { institution: HERE, visitId: first.visitId })
    },
  },
  'outpatient-in-stay': {
    plant: (life) => {
      const day = someDay(life)
      return [stay(life, day, day + 12), bill(life, day + life.chance.whole(1, 11))]
    },
    // On the day of admission, or an emergency elsewhere.
    alike: (life) => {
      const day = someDay(life)
      stay(life, day, day + 12)
      if (life.chance.next() < 0.5) bill(life, day)
      else bill(life, day + 4, { emergency: true })
    },
  },
  'quantity-above': {
    plant: (life) => {
      const day = someDay(life)
      return [bill(life, day, { lines: [drug(day, life.chance.whole(90, 200))] })]
    },
    // Twelve weeks on a continuous prescription, or half a year's medicine taken abroad.
    alike: (life) => {
      const day = someDay(life)
      const abroad = life.chance.next() < 0.5
      if (abroad) set(life, { abroad: [{ from: day + 10, to: day + 190 }] })
      bill(life, day, { lines: [drug(day, abroad ? 180 : 84)] })
    },
  },
  'price-above-ceiling': {
    plant: (life) => {
      const day = someDay(life)
      const priceMicro = life.chance.whole(130, 300) * 100 * MICRO_PER_FEN
      return [bill(life, day, { lines: [line('X301', day, 30_000, { priceMicro, ceilingFen: 10_000 })] })]
    },
    alike: (life) => {
      const day = someDay(life)
      bill(life, day, { lines: [line('X301', day, 10_800, { ceilingFen: 10_000 })] })
    },
  },
  'split-bill': {
    plant: (life) => {
      const day = someDay(life)
      if (life.chance.next() < 0.5)
        return [stay(life, day, day + 10, { institution: HERE }), stay(life, day + 11, day + 20, { institution: HERE })]
      return Array.from({ length: 6 }, (_, nth) =>
        bill(life, day, { institution: HERE, settledMinute: at(day, 540 + nth * 4) }),
      )
    },
    // A day of examinations, or back in hospital for something else.
    alike: (life) => {
      const day = someDay(life)
      if (life.chance.next() < 0.5) {
        stay(life, day, day + 10, { institution: HERE })
        stay(life, day + 11, day + 20, { institution: HERE, diseases: ['S72.0'] })
      } else
        for (let nth = 0; nth < 4; nth++) bill(life, day, { institution: HERE, settledMinute: at(day, 540 + nth * 7) })
    },
  },
  'filing-never-fits': {
    plant: (life) => {
      set(life, { filings: [filingOf(life, 'long-term-resident')] })
      return monthly(life, -1)
    },
    // Once in a district of the place, or a journey that was filed and not made.
    alike: (life) => {
      const temporary = life.chance.next() < 0.5
      set(life, { filings: [filingOf(life, temporary ? 'temporary' : 'long-term-resident')] })
      monthly(life, temporary ? -1 : 3)
    },
  },
  'too-fast': {
    plant: (life) => {
      const day = someDay(life)
      const first = bill(life, day, { place: '310000', settledMinute: at(day, 600) })
      return [first, bill(life, day, { place: '330100', settledMinute: at(day, 600 + life.chance.whole(1, 50)) })]
    },
    // Hours between; or a stay that somebody else settled.
    alike: (life) => {
      const day = someDay(life)
      if (life.chance.next() < 0.5) bill(life, day, { place: '310000', settledMinute: at(day, 540) })
      else stay(life, day - 9, day, { place: '310000', settledMinute: at(day, 825) })
      bill(life, day, { place: '330100', settledMinute: at(day, 840) })
    },
  },
  'dead-or-age': {
    plant: (life) => {
      const day = someDay(life)
      if (life.chance.next() < 0.5) {
        set(life, { deathDay: day - life.chance.whole(3, 30) })
        return [bill(life, day)]
      }
      set(life, { birthDay: dayOf(1960, 1, 1) })
      return [bill(life, day, { lines: [line('M98', day, 2000, { name: '小儿氨酚黄那敏颗粒', medicine: true })] })]
    },
    // A stay before death that the family claims later; or a young woman in labour.
    alike: (life) => {
      const day = someDay(life)
      const died = life.chance.next() < 0.5
      set(life, died ? { deathDay: day } : { sex: 'female' })
      stay(life, day - 10, day, {
        ...(died ? { route: 'manual' as const, settledMinute: at(day + 60, 600) } : {}),
        lines: [died ? line('X300', day, 5000) : line('X302', day - 5, 5000, { name: '剖宫产术' })],
      })
    },
  },
  'invoice-twice': {
    plant: (life) => {
      const day = someDay(life)
      const first = bill(life, day)
      const again = { route: 'manual' as const, settledMinute: at(day + 40, 600), institution: first.institution }
      return [first, bill(life, day, { ...again, invoice: ` ${first.invoice.replace('-', ' - ')}` })]
    },
    // The next number of the same block.
    alike: (life) => {
      const day = someDay(life)
      const first = bill(life, day, { invoice: '2490000001' })
      bill(life, day + 2, { route: 'manual', institution: first.institution, invoice: '2490000002' })
    },
  },
}
