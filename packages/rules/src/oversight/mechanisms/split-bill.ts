/**
 * One bill that was split to save a deductible or a limit: many bills of one person at one institution within minutes, or a stay that
 * ends and begins again at once for the same disease. An emergency that brings somebody back is left out; a stay settled on the way is
 * one stay.
 */
import type { FactVisit, PersonFacts } from '../facts.ts'
import { farBeyond, mechanism } from '../mechanism.ts'
import type { Found, Given } from '../mechanism.ts'
import { pairKey } from '../pairs.ts'
import { staysOf } from '../stays.ts'
import type { Stay } from '../stays.ts'

type Settings = Given<'bills' | 'minutes' | 'days'>['settings']

/** Bills of one institution and day that stand so close together that a window of the minutes holds enough of them. */
function closeBills(bills: readonly FactVisit[], settings: Settings): FactVisit[] {
  const sorted = [...bills].sort((a, b) => a.settledMinute - b.settledMinute)
  const close = new Set<FactVisit>()
  let first = 0
  sorted.forEach((bill, last) => {
    while (bill.settledMinute - sorted[first]!.settledMinute > settings.minutes) first += 1
    if (last - first + 1 >= settings.bills) for (const one of sorted.slice(first, last + 1)) close.add(one)
  })
  return [...close]
}

function splitBills({ visits, personNo }: PersonFacts, settings: Settings): Found[] {
  const groups = new Map<string, FactVisit[]>()
  for (const visit of visits) {
    if (visit.kind === 'inpatient' || visit.route !== 'direct') continue
    const key = `${visit.institution} ${String(visit.from)}`
    const group = groups.get(key)
    if (group) group.push(visit)
    else groups.set(key, [visit])
  }
  return [...groups].flatMap(([key, group]) => {
    const close = group.length < settings.bills ? [] : closeBills(group, settings)
    const [first] = close
    if (first === undefined) return []
    const { institution, from: day } = first
    return [
      {
        ...{ key, personNo, institution, day, sentence: 'bills' },
        subject: { kind: 'person' as const, id: personNo },
        far: farBeyond(close.length, settings.bills),
        settlements: close.map(({ settlementId }) => settlementId).sort(),
        facts: [
          { name: 'day' as const, value: day },
          { name: 'institution' as const, value: institution },
          { name: 'bills' as const, value: close.length },
          { name: 'amount' as const, value: close.reduce((sum, { totalFen }) => sum + totalFen, 0) },
        ],
      },
    ]
  })
}

function splitStays({ visits, personNo }: PersonFacts, settings: Settings): Found[] {
  const found: Found[] = []
  // Only stays of one institution and disease can be one that was split; each is set beside those that have just ended.
  const recent = new Map<string, Stay[]>()
  for (const stay of staysOf(visits)) {
    if (stay.disease === '') continue
    const key = `${stay.institution} ${stay.disease}`
    const before = (recent.get(key) ?? []).filter(({ to }) => to + settings.days >= stay.from)
    recent.set(key, [...before, stay])
    if (!stay.emergency)
      for (const other of before) if (other.to <= stay.from) found.push(again(personNo, other, stay, settings))
  }
  return found
}

/** A stay that begins so soon after another that both may be one. */
function again(personNo: string, other: Stay, stay: Stay, settings: Settings): Found {
  const gap = stay.from - other.to
  return {
    key: pairKey(other.visitId, stay.visitId),
    subject: { kind: 'person', id: personNo },
    far: 2 - gap / (settings.days + 1),
    day: stay.from,
    sentence: 'stays',
    personNo,
    institution: stay.institution,
    settlements: [...other.settlements, ...stay.settlements],
    facts: [
      { name: 'otherTo', value: other.to },
      { name: 'institution', value: stay.institution },
      { name: 'gap', value: gap },
      { name: 'stayFrom', value: stay.from },
    ],
  }
}

export const splitBill = mechanism({
  name: 'split-bill',
  term: '拆分单据',
  scope: 'person',
  settings: {
    bills: { title: '多少分钟内有几张单据起算', unit: 'count', least: 2, most: 50 },
    minutes: { title: '几分钟之内', unit: 'minutes', least: 1, most: 1440 },
    days: { title: '出院几天以内又因同一种病住进来', unit: 'days', least: 0, most: 30 },
  },
  words: [],
  sentences: {
    bills: '{day}在{institution}接连结了 {bills} 张单据，合计 {amount}',
    stays: '{otherTo}从{institution}出院，隔 {gap}又因同一种病在{stayFrom}住了进去',
  },
  example: `split-bill:
  mechanism: split-bill
  from: 2024-01-01
  title: 拆分单据
  says: 一次的费用拆成几张单据，或者一次住院拆成几次
  source: { document: zj-provincial-2016-113, article: 第四十三条 }
  status: setting
  weight: 300
  settings:
    bills: { default: 5, unit: count }
    minutes: { default: 30, unit: minutes }
    days: { default: 3, unit: days }
`,
  find: (facts, { settings }) => [...splitBills(facts, settings), ...splitStays(facts, settings)],
})
