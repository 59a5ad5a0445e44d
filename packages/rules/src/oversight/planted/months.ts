/** Months of institutions: what people's bills add up to, and crowds that are planted at institutions of their own. */
import { formatDay } from '../../days.ts'
import { linesKeyOf } from '../facts.ts'
import type { FactVisit, InstitutionMonthFacts, MonthVisit } from '../facts.ts'
import type { InstitutionLevel, VisitKind } from '../../quote/words.ts'
import { Chance } from './chance.ts'
import { YEAR_FROM } from './life.ts'

const DAY_MINUTES = 1440

type Month = InstitutionMonthFacts & { visits: MonthVisit[] }

/** Collects bills by institution and month. */
export class Months {
  private readonly months = new Map<string, Month>()

  add(visit: FactVisit): void {
    const { settlementId, personNo, kind, totalFen, fundFen, accountFen, doctor, lines, settledMinute } = visit
    const day = Math.floor(settledMinute / DAY_MINUTES)
    this.put(visit.institution, visit.level, visit.pool, {
      ...{ settlementId, personNo, day, minute: settledMinute, kind, totalFen, fundFen, accountFen, doctor },
      ...{ linesKey: linesKeyOf(lines), lineCount: lines.length },
    })
  }

  put(institution: string, level: InstitutionLevel, pool: string, visit: MonthVisit): void {
    const month = formatDay(visit.day).slice(0, 7)
    const key = `${institution} ${month}`
    const known = this.months.get(key)
    if (known) known.visits.push(visit)
    else this.months.set(key, { institution, level, pool, month, visits: [visit], doctors: [], items: [] })
  }

  all(): readonly InstitutionMonthFacts[] {
    return [...this.months.values()]
  }
}

interface Crowd {
  people: number
  kind: VisitKind
  level: InstitutionLevel
  /** The n-th bill: its sum, its minute of the day, its lines. */
  bill: (nth: number, chance: Chance) => { totalFen: number; minute: number; lines: readonly string[] }
}

const LINES = ['X401', 'X402', 'X403', 'X404', 'X405', 'X406', 'X407']
const pharmacy = { kind: 'pharmacy', level: 'pharmacy' } as const
const clinic = { kind: 'outpatient', level: 'community' } as const

/** Of each mechanism of institutions, what must be flagged and what looks like it. People of a crowd come beside those of the year. */
const CROWDS: Readonly<Record<string, { plant: readonly Crowd[]; alike: readonly Crowd[] }>> = {
  'same-lines': {
    plant: [{ ...clinic, people: 14, bill: (nth) => ({ totalFen: 30_007, minute: 480 + nth * 3, lines: LINES }) }],
    alike: [
      // A day of vaccinations: two lines each. And the dialysis ward.
      { ...clinic, people: 60, bill: (nth) => ({ totalFen: 2307, minute: 480 + nth * 2, lines: LINES.slice(0, 2) }) },
      {
        ...{ kind: 'designated-disease', level: 'tier3', people: 20 },
        bill: (nth) => ({ totalFen: 45_007, minute: 480 + nth * 9, lines: LINES }),
      },
    ],
  },
  'cash-out': {
    plant: [
      { ...pharmacy, people: 9, bill: (nth) => ({ totalFen: 30_017 + nth, minute: 605, lines: ['A1'] }) },
      { ...pharmacy, people: 16, bill: (nth) => ({ totalFen: 50_000, minute: 500 + nth * 15, lines: ['A1', 'A2'] }) },
    ],
    alike: [
      // A busy till; and a shop whose gift boxes cost a hundred, among much else.
      {
        ...pharmacy,
        people: 90,
        bill: (nth) => ({ totalFen: 3_017 + nth, minute: 500 + Math.floor(nth / 3), lines: ['A1'] }),
      },
      {
        ...{ ...pharmacy, people: 60 },
        bill: (nth) => ({ totalFen: nth % 4 === 0 ? 10_000 : 4_019 + nth, minute: 500 + nth * 8, lines: ['A2'] }),
      },
    ],
  },
}

export const CROWD_MECHANISMS = Object.keys(CROWDS)

/** Puts a crowd at an institution of its own; gives its settlements. */
function gather(months: Months, crowd: Crowd, pool: string, name: string, chance: Chance): string[] {
  const day = YEAR_FROM + chance.whole(0, 360)
  return Array.from({ length: crowd.people }, (_, nth) => {
    const { totalFen, minute, lines } = crowd.bill(nth, chance)
    const id = `${name}-${String(nth + 1)}`
    const codes = lines.map((code) => ({ code, quantity: 10_000 }))
    const account = crowd.kind === 'pharmacy' ? totalFen : 0
    months.put(name, crowd.level, pool, {
      ...{ settlementId: id, personNo: `x-${id}`, day, minute: day * DAY_MINUTES + minute, kind: crowd.kind, totalFen },
      ...{ fundFen: totalFen - account, accountFen: account, linesKey: linesKeyOf(codes), lineCount: codes.length },
      doctor: null,
    })
    return id
  })
}

/** Plants so many crowds of a mechanism, with as many that look alike; gives the settlements of each that must be flagged. */
export function plantCrowds(months: Months, mechanism: string, count: number, pool: string, seed: number): string[][] {
  const { plant, alike } = CROWDS[mechanism]!
  const planted: string[][] = []
  for (let nth = 0; nth < count; nth++) {
    const chance = new Chance(seed, 900_000_000 + CROWD_MECHANISMS.indexOf(mechanism) * 1_000_000 + nth)
    planted.push(gather(months, plant[nth % plant.length]!, pool, `${mechanism}-${String(nth + 1)}`, chance))
    gather(months, alike[nth % alike.length]!, pool, `${mechanism}-alike-${String(nth + 1)}`, chance)
  }
  return planted
}
