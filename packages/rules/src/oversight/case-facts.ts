/** The facts of a case as a clerk writes them: short, with everything that does not matter left out. See cases.ts for the words. */
import { FILING_TYPE_NAMES } from '../filing/filing-types.ts'
import type { Tree } from '../cases/list.ts'
import { dayOf } from '../days.ts'
import { INSTITUTION_LEVELS, ROUTES, VISIT_KINDS } from '../quote/words.ts'
import { CaseReader, monthOfDay } from './case-reader.ts'
import { linesKeyOf } from './facts.ts'
import type {
  FactLine,
  FactVisit,
  InstitutionMonthFacts,
  MonthVisit,
  PeerFacts,
  PeerMonth,
  PersonFacts,
} from './facts.ts'

const COMMON_KEYS = ['pool', 'rule', 'settings']
const PERSON_KEYS = [...COMMON_KEYS, 'person', 'visits', 'filings', 'abroad']
const VISIT_KEYS = [
  ...['id', 'visit', 'at', 'level', 'place', 'kind', 'route', 'emergency', 'on', 'from', 'to', 'time', 'total', 'fund'],
  ...['account', 'deductible', 'disease', 'doctor', 'invoice', 'filing', 'lines'],
]
const LINE_KEYS = ['code', 'name', 'medicine', 'amount', 'quantity', 'price', 'ceiling', 'on', 'days', 'discharge']
const MONTH_KEYS = [...COMMON_KEYS, 'institution', 'level', 'visits']
const MONTH_VISIT_KEYS = [
  ...['id', 'person', 'on', 'time', 'kind', 'total', 'fund', 'account', 'lines', 'doctor', 'people', 'every'],
]
const PEERS_KEYS = [...COMMON_KEYS, 'level', 'month', 'institutions']
const PEER_KEYS = ['id', 'visits', 'total', 'doctors', 'items', 'times']

const MICRO_PER_FEN = 10_000
const QUANTITY_ONE = 10_000
/** Where nothing else is said. */
const DEFAULTS = { person: 'p', institution: 'h1', place: '330100', born: dayOf(1970, 1, 1), day: dayOf(2024, 3, 1) }

/** What a case says, or what is wrong with it. */
type Read<T> = { facts: T; problems: string[] }

/** The facts of a case of scope `person`. */
export function personOf(input: Tree, pool: string): Read<PersonFacts> {
  const reader = new CaseReader(input, '', PERSON_KEYS)
  const person = reader.inner('person', ['born', 'sex', 'died'], (own) => ({
    birthDay: own.day('born', DEFAULTS.born),
    sex: own.word('sex', ['female', 'male'] as const),
    deathDay: own.has('died') ? own.day('died', DEFAULTS.day) : null,
  }))
  const facts: PersonFacts = {
    ...{ ...person, pool, personNo: DEFAULTS.person },
    visits: reader.each('visits', VISIT_KEYS, (own, index) => visitOf(own, index, pool)),
    filings: reader.each('filings', ['id', 'type', 'places', 'from', 'to'], (own, index) => ({
      id: own.text('id', `f${String(index + 1)}`),
      type: own.word('type', FILING_TYPE_NAMES),
      places: own.texts('places'),
      from: own.day('from', DEFAULTS.day),
      to: own.has('to') ? own.day('to', DEFAULTS.day) : null,
    })),
    abroad: reader.each('abroad', ['from', 'to'], (own) => ({
      from: own.day('from', DEFAULTS.day),
      to: own.has('to') ? own.day('to', DEFAULTS.day) : null,
    })),
  }
  return { facts, problems: reader.problems }
}

function visitOf(own: CaseReader, index: number, pool: string): FactVisit {
  const settlementId = own.text('id', `v${String(index + 1)}`)
  const from = own.day('from', own.day('on', DEFAULTS.day))
  const to = own.day('to', from)
  const totalFen = own.fen('total', 10_000)
  const accountFen = own.fen('account')
  const fundFen = own.fen('fund', Math.floor(totalFen / 2))
  const orNull = (key: string): string | null => (own.has(key) ? own.text(key) : null)
  return {
    ...{ settlementId, pool, from, to, totalFen, fundFen, accountFen },
    ...{ visitId: own.text('visit', settlementId), personNo: DEFAULTS.person },
    institution: own.text('at', DEFAULTS.institution),
    level: own.word('level', INSTITUTION_LEVELS),
    place: own.text('place', DEFAULTS.place),
    kind: own.word('kind', VISIT_KINDS),
    route: own.word('route', ROUTES),
    emergency: own.flag('emergency'),
    settledMinute: own.minute('time', to, '10:00'),
    inScopeFen: totalFen,
    cashFen: totalFen - fundFen - accountFen,
    deductibleFen: own.fen('deductible'),
    diseases: own.texts('disease'),
    ...{ doctor: orNull('doctor'), filing: orNull('filing'), invoice: own.text('invoice') },
    lines: own.each('lines', LINE_KEYS, (line) => lineOf(line, from)),
  }
}

function lineOf(own: CaseReader, day: number): FactLine {
  const code = own.text('code', 'X1')
  const quantity = own.count('quantity', 1)
  const amountFen = own.fen('amount', 1000)
  return {
    ...{ code, name: own.text('name', code), amountFen, doctor: null },
    medicine: own.flag('medicine', own.has('days')),
    quantity: Math.round(quantity * QUANTITY_ONE),
    priceMicro: own.fen('price', amountFen) * MICRO_PER_FEN,
    ceilingFen: own.has('ceiling') ? own.fen('ceiling') : null,
    day: own.day('on', day),
    daysSupply: own.has('days') ? own.count('days', 0) : null,
    discharge: own.flag('discharge'),
  }
}

/** The facts of a case of scope `institution-month`. */
export function monthOf(input: Tree, pool: string): Read<InstitutionMonthFacts> {
  const reader = new CaseReader(input, '', MONTH_KEYS)
  const visits = reader.each('visits', MONTH_VISIT_KEYS, monthVisitsOf).flat()
  const facts: InstitutionMonthFacts = {
    institution: reader.text('institution', DEFAULTS.institution),
    level: reader.word('level', INSTITUTION_LEVELS),
    ...{ pool, visits, doctors: [], items: [] },
    month: monthOfDay(visits[0]?.day ?? DEFAULTS.day),
  }
  return { facts, problems: reader.problems }
}

/** One bill, or as many as there are `people`, `every` so many minutes. */
function monthVisitsOf(own: CaseReader, index: number): MonthVisit[] {
  const id = own.text('id', `v${String(index + 1)}`)
  const person = own.text('person', id)
  const people = own.count('people', 1)
  const day = own.day('on', DEFAULTS.day)
  const totalFen = own.fen('total', 10_000)
  const codes = own.texts('lines')
  const every = own.count('every', 10)
  const minute = own.minute('time', day, '08:00')
  const bill = {
    ...{ day, totalFen, fundFen: own.fen('fund'), accountFen: own.fen('account'), lineCount: codes.length },
    kind: own.word('kind', VISIT_KINDS),
    linesKey: linesKeyOf(codes.map((code) => ({ code, quantity: QUANTITY_ONE }))),
    doctor: own.has('doctor') ? own.text('doctor') : null,
  }
  return Array.from({ length: people }, (_, at) => ({
    ...bill,
    settlementId: people === 1 ? id : `${id}-${String(at + 1)}`,
    personNo: people === 1 ? person : `${person}-${String(at + 1)}`,
    minute: minute + at * every,
  }))
}

/** The facts of a case of scope `peers`. */
export function peersOf(input: Tree, pool: string): Read<PeerFacts> {
  const reader = new CaseReader(input, '', PEERS_KEYS)
  const facts: PeerFacts = {
    level: reader.word('level', INSTITUTION_LEVELS),
    ...{ pool, month: reader.text('month', monthOfDay(DEFAULTS.day)) },
    institutions: reader.each('institutions', PEER_KEYS, peerMonthsOf).flat(),
  }
  return { facts, problems: reader.problems }
}

/** One institution, or so many `times`, each a little dearer than the one before, as no two are alike. */
function peerMonthsOf(own: CaseReader, index: number): PeerMonth[] {
  const id = own.text('id', `h${String(index + 1)}`)
  const times = own.count('times', 1)
  const totalFen = own.fen('total', 1_000_000)
  const month = {
    visits: own.count('visits', 100),
    doctors: own.each('doctors', ['doctor', 'visits', 'total'], (doctor) => ({
      doctor: doctor.text('doctor', 'd1'),
      visits: doctor.count('visits', 50),
      totalFen: doctor.fen('total', 500_000),
    })),
    items: own.each('items', ['code', 'name', 'visits', 'quantity'], (item) => {
      const code = item.text('code', 'X1')
      const [visits, quantity] = [item.count('visits', 50), item.count('quantity', 50) * QUANTITY_ONE]
      return { code, name: item.text('name', code), visits, quantity, amountFen: 0 }
    }),
  }
  return Array.from({ length: times }, (_, at) => {
    const dearer = 1 + at / 50
    const grown = Math.round(totalFen * dearer)
    return {
      ...{ institution: times === 1 ? id : `${id}-${String(at + 1)}`, visits: month.visits },
      ...{ totalFen: grown, fundFen: Math.floor(grown / 2) },
      doctors: month.doctors.map((doctor) => ({
        ...doctor,
        doctor: times === 1 ? doctor.doctor : `${doctor.doctor}-${String(at + 1)}`,
        totalFen: Math.round(doctor.totalFen * dearer),
      })),
      items: month.items.map((item) => ({ ...item, quantity: Math.round(item.quantity * dearer) })),
    }
  })
}
