/**
 * Cards turned into money at a pharmacy: cards of many people within one minute, or a day on which bills of round sums are so many and so
 * large a part that nobody can have bought by the price.
 */
import type { InstitutionMonthFacts, MonthVisit } from '../facts.ts'
import { farBeyond, mechanism } from '../mechanism.ts'
import type { Found, Given } from '../mechanism.ts'

type Settings = Given<'cards' | 'round' | 'rounds' | 'percent'>['settings']

const DAY_MINUTES = 1440
const two = (value: number): string => String(value).padStart(2, '0')

/** A minute of the day as a clock shows it: 09:05. */
const clockOf = (minute: number): string => {
  const ofDay = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}

function groupsOf(visits: readonly MonthVisit[], keyOf: (visit: MonthVisit) => number): Map<number, MonthVisit[]> {
  const groups = new Map<number, MonthVisit[]>()
  for (const visit of visits) {
    const key = keyOf(visit)
    const group = groups.get(key)
    if (group) group.push(visit)
    else groups.set(key, [visit])
  }
  return groups
}

const base = (
  institution: string,
  sentence: string,
  key: number,
  group: readonly MonthVisit[],
): Pick<Found, 'key' | 'subject' | 'sentence' | 'settlements' | 'personNo' | 'institution'> => ({
  ...{ key: `${sentence} ${String(key)}`, sentence, institution, personNo: null },
  subject: { kind: 'institution', id: institution },
  settlements: group.map(({ settlementId }) => settlementId).sort(),
})

const sumOf = (visits: readonly MonthVisit[]): number => visits.reduce((sum, { totalFen }) => sum + totalFen, 0)

function manyCards(institution: string, visits: readonly MonthVisit[], settings: Settings): Found[] {
  return [...groupsOf(visits, ({ minute }) => minute)].flatMap(([minute, group]) => {
    const persons = new Set(group.map(({ personNo }) => personNo)).size
    if (persons < settings.cards) return []
    const day = group[0]!.day
    return [
      {
        ...base(institution, 'cards', minute, group),
        far: farBeyond(persons, settings.cards),
        day,
        facts: [
          { name: 'day', value: day },
          { name: 'time', value: clockOf(minute) },
          { name: 'institution', value: institution },
          { name: 'persons', value: persons },
          { name: 'amount', value: sumOf(group) },
        ],
      },
    ]
  })
}

function roundSums(institution: string, visits: readonly MonthVisit[], settings: Settings): Found[] {
  const stepFen = Math.round(settings.round * 100)
  return [...groupsOf(visits, ({ day }) => day)].flatMap(([day, group]) => {
    const rounds = group.filter(({ totalFen }) => totalFen > 0 && totalFen % stepFen === 0)
    if (rounds.length < settings.rounds || rounds.length * 100 < group.length * settings.percent) return []
    return [
      {
        ...base(institution, 'round', day, rounds),
        far: farBeyond(rounds.length, settings.rounds),
        day,
        facts: [
          { name: 'day', value: day },
          { name: 'institution', value: institution },
          { name: 'bills', value: group.length },
          { name: 'rounds', value: rounds.length },
          { name: 'amount', value: sumOf(rounds) },
        ],
      },
    ]
  })
}

export const cashOut = mechanism({
  name: 'cash-out',
  term: '药店套现',
  scope: 'institution-month',
  settings: {
    cards: { title: '一分钟里几个人的卡起算', unit: 'count', least: 2, most: 100 },
    round: { title: '几元的整倍数算整数金额', unit: 'yuan', least: 1, most: 10_000 },
    rounds: { title: '一天里几张整数金额的单据起算', unit: 'count', least: 2, most: 1000 },
    percent: { title: '整数金额的单据至少占当天的百分之几', unit: 'percent', least: 1, most: 100 },
  },
  words: [],
  sentences: {
    cards: '{day} {time} 这一分钟，{institution}刷了 {persons} 个人的卡，合计 {amount}',
    round: '{day}{institution}的 {bills} 张单据里有 {rounds} 张是整数金额，合计 {amount}',
  },
  example: `cash-out:
  mechanism: cash-out
  from: 2024-01-01
  title: 药店套现
  says: 药店一分钟刷许多人的卡，或者大量整数金额
  source: { document: zj-provincial-2016-113, article: 第四十三条 }
  status: setting
  weight: 400
  settings:
    cards: { default: 6, unit: count }
    round: { default: 100, unit: yuan }
    rounds: { default: 10, unit: count }
    percent: { default: 40, unit: percent }
`,
  find: ({ institution, visits }: InstitutionMonthFacts, { settings }) => {
    const sold = visits.filter(({ kind }) => kind === 'pharmacy')
    return [...manyCards(institution, sold, settings), ...roundSums(institution, sold, settings)]
  },
})
