/**
 * Twelve months of institutions of one level: sums of institutions that serve many more people than those of the year, and among them
 * some that bill far more than their peers. A dear one that is within reach, and a small one with a single great bill, are innocent.
 */
import { YEAR_FROM } from './life.ts'
import { addMonths, formatDay } from '../../days.ts'
import type { PeerFacts, PeerMonth } from '../facts.ts'
import { Chance } from './chance.ts'

const INSTITUTIONS = 14
const DOCTORS = 3
const MONTHS = 12
const QUANTITY_ONE = 10_000
const KINDS = ['institution', 'doctor', 'item'] as const

/** Who must be flagged in which month. */
interface PlantedPeer {
  month: string
  kind: (typeof KINDS)[number]
  id: string
}

/** Within a fifth of the middle, either way. */
const near = (chance: Chance, middle: number): number => Math.round(middle * (0.85 + chance.next() * 0.3))

function ordinary(chance: Chance, institution: string): PeerMonth {
  const visits = chance.whole(300, 600)
  const totalFen = visits * near(chance, 30_000)
  const each = chance.whole(60, 120)
  return {
    ...{ institution, visits, totalFen, fundFen: Math.floor(totalFen * 0.6) },
    doctors: Array.from({ length: DOCTORS }, (_, nth) => {
      const own = chance.whole(60, 120)
      return { doctor: `${institution}-D${String(nth + 1)}`, visits: own, totalFen: own * near(chance, 30_000) }
    }),
    items: [
      { code: 'X500', name: '一次性导管', visits: each, quantity: near(chance, each * QUANTITY_ONE), amountFen: 0 },
    ],
  }
}

/** What an institution bills where it is `times` as dear, in all or by one doctor or one item. */
function dearer(month: PeerMonth, kind: PlantedPeer['kind'], times: number): PeerMonth {
  switch (kind) {
    case 'institution':
      return { ...month, totalFen: month.totalFen * times, fundFen: month.fundFen * times }
    case 'doctor': {
      const [first, ...rest] = month.doctors
      return { ...month, doctors: [{ ...first!, totalFen: first!.totalFen * times }, ...rest] }
    }
    case 'item': {
      const [first, ...rest] = month.items
      return { ...month, items: [{ ...first!, quantity: first!.quantity * times }, ...rest] }
    }
  }
}

const idOf = (month: PeerMonth, kind: PlantedPeer['kind']): string =>
  kind === 'institution' ? month.institution : kind === 'doctor' ? month.doctors[0]!.doctor : month.items[0]!.code

/** The year, with at most one planted a month. */
export function peerYear(pool: string, seed: number, count: number): { months: PeerFacts[]; planted: PlantedPeer[] } {
  const planted: PlantedPeer[] = []
  const months = Array.from({ length: MONTHS }, (_, nth): PeerFacts => {
    const chance = new Chance(seed, 800_000_000 + nth)
    const month = formatDay(addMonths(YEAR_FROM, nth)).slice(0, 7)
    const all = Array.from({ length: INSTITUTIONS }, (__, at) =>
      ordinary(chance, `T${String(at + 1).padStart(2, '0')}`),
    )
    if (nth < count) {
      const kind = KINDS[nth % KINDS.length]!
      all[0] = dearer(all[0]!, kind, 5)
      planted.push({ month, kind, id: idOf(all[0], kind) })
    }
    all[1] = dearer(all[1]!, 'institution', 1.5)
    // Three patients, one of them with a transplantation.
    all[2] = { ...all[2]!, visits: 3, totalFen: 60_000_000, doctors: [], items: [] }
    return { level: 'tier3', pool, month, institutions: all }
  })
  return { months, planted }
}
