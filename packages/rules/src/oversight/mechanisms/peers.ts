/**
 * An institution, a doctor or an item far outside its peers of one level and month. How far is a robust z-score: the distance from the
 * median in units of the median distance (MAD, scaled to a standard deviation), so that what lies far outside does not hide itself.
 * Being expensive is no breach; it is a reason to look.
 */
import { parseDay } from '../../days.ts'
import type { PeerFacts } from '../facts.ts'
import { farBeyond, mechanism } from '../mechanism.ts'
import type { FlagFact, Found, Given } from '../mechanism.ts'
import { robustZ } from '../robust.ts'

type Settings = Given<'z' | 'times' | 'peers' | 'visits'>['settings']

interface Member {
  id: string
  institution: string
  value: number
  visits: number
}

interface Outlier {
  member: Member
  z: number
  median: number
}

/** Those of a group that lie far above it: by the z-score and by so many times the median; none where too few are there to compare. */
function outliersOf(all: readonly Member[], settings: Settings): Outlier[] {
  const members = all.filter(({ visits }) => visits >= settings.visits)
  if (members.length < settings.peers) return []
  const { median, zOf } = robustZ(members.map(({ value }) => value))
  return members.flatMap((member) => {
    const z = zOf(member.value)
    return z >= settings.z && member.value >= median * settings.times ? [{ member, z, median }] : []
  })
}

const tenths = (value: number): number => Math.round(Math.min(value, 9999) * 10) / 10

function found(
  facts: PeerFacts,
  settings: Settings,
  kind: 'institution' | 'doctor' | 'item',
  { member, z }: Outlier,
  said: FlagFact[],
): Found {
  return {
    key: [facts.month, facts.level, kind, member.institution, member.id].join(' '),
    subject: { kind, id: member.id },
    far: farBeyond(Math.min(z, settings.z * 2), settings.z),
    day: parseDay(`${facts.month}-01`),
    sentence: kind,
    personNo: null,
    institution: member.institution,
    settlements: [],
    facts: [
      { name: 'month', value: facts.month },
      { name: 'institution', value: member.institution },
      ...said,
      { name: 'z', value: tenths(z) },
    ],
  }
}

const perVisit = (sum: number, visits: number): number => (visits === 0 ? 0 : sum / visits)

function institutions(facts: PeerFacts, settings: Settings): Found[] {
  const members = facts.institutions.map(({ institution, visits, totalFen }) => ({
    ...{ id: institution, institution, visits, value: perVisit(totalFen, visits) },
  }))
  return outliersOf(members, settings).map((one) => found(facts, settings, 'institution', one, averages(one)))
}

const averages = ({ member, median }: Outlier): FlagFact[] => [
  { name: 'average', value: Math.round(member.value) },
  { name: 'median', value: Math.round(median) },
]

function doctors(facts: PeerFacts, settings: Settings): Found[] {
  const members = facts.institutions.flatMap(({ institution, doctors: own }) =>
    own.map(({ doctor, visits, totalFen }) => ({ id: doctor, institution, visits, value: perVisit(totalFen, visits) })),
  )
  return outliersOf(members, settings).map((one) =>
    found(facts, settings, 'doctor', one, [{ name: 'doctor', value: one.member.id }, ...averages(one)]),
  )
}

function items(facts: PeerFacts, settings: Settings): Found[] {
  const byCode = new Map<string, (Member & { name: string })[]>()
  for (const { institution, items: own } of facts.institutions)
    for (const { code, name, visits, quantity } of own) {
      const members = byCode.get(code) ?? []
      members.push({ ...{ id: code, name, institution, visits }, value: perVisit(quantity / 10_000, visits) })
      byCode.set(code, members)
    }
  return [...byCode.values()].flatMap((members) =>
    outliersOf(members, settings).map((one) => {
      const { name } = members.find(({ institution }) => institution === one.member.institution)!
      return found(facts, settings, 'item', one, [
        { name: 'item', value: name },
        { name: 'each', value: tenths(one.member.value) },
        { name: 'eachMedian', value: tenths(one.median) },
      ])
    }),
  )
}

export const peers = mechanism({
  name: 'peers',
  term: '远离同级',
  scope: 'peers',
  settings: {
    z: { title: '稳健 z 值到多少起算', unit: 'times', least: 1, most: 50 },
    times: { title: '至少是同级中位数的几倍', unit: 'times', least: 1, most: 100 },
    peers: { title: '同级至少要有几家才比', unit: 'count', least: 3, most: 1000 },
    visits: { title: '当月至少几次就诊才比', unit: 'count', least: 1, most: 10_000 },
  },
  words: [],
  sentences: {
    institution: '{month} {institution}次均费用 {average}，同级中位数 {median}，稳健 z 值 {z}',
    doctor: '{month} {institution}的医生 {doctor} 次均费用 {average}，同级中位数 {median}，稳健 z 值 {z}',
    item: '{month} {institution}每次用{item} {each}，同级中位数 {eachMedian}，稳健 z 值 {z}',
  },
  example: `peers:
  mechanism: peers
  from: 2024-01-01
  title: 远离同级
  says: 一家机构、一位医生或者一个项目和同级、同月的别家差得很远
  source: { document: zj-provincial-2016-113, article: 第二十九条 }
  status: setting
  weight: 250
  settings:
    z: { default: 5, unit: times }
    times: { default: 2, unit: times }
    peers: { default: 8, unit: count }
    visits: { default: 20, unit: count }
`,
  find: (facts, { settings }) => [
    ...institutions(facts, settings),
    ...doctors(facts, settings),
    ...items(facts, settings),
  ],
})
