/**
 * Which bills are shown for an answer: as one means to go, and beside it the other choice there is. The amounts are the engine's;
 * this only says what it is asked. Pure.
 */
import type { SumsMessage } from '@yidi/contracts'
import { placeName, type PlacesData } from '../../parts/place-picker/search.ts'
import { firstSituation, soFar, type Situation } from '../quote/situation.ts'
import type { Answer, Visit } from './useAnswer.ts'
import type { Whose } from './useWhose.ts'
import { hinderedByPerson } from './verdict.ts'

/** Words in `t.go.cost.ways`. */
type WayName = 'filed' | 'filedManual' | 'unfiled' | 'asNow' | 'direct' | 'manual' | 'once'

export interface Way {
  name: WayName
  situation: Situation
}

type Planned = readonly [WayName, Pick<Situation, 'filing' | 'route'>]

/** One or two ways to have the same bill paid; none where an amount would promise what nobody keeps. */
function waysOf({ verdict, direct, fit, filed, need }: Answer): Planned[] {
  const held = direct.filing?.type ?? 'none'
  const manual = { filing: held, route: 'manual' } as const
  if (hinderedByPerson(direct) || verdict === 'open') return []
  switch (verdict) {
    case 'filed':
      return [
        ['asNow', { filing: held, route: 'direct' }],
        ['unfiled', { filing: 'none', route: 'manual' }],
      ]
    case 'no-filing':
    case 'elsewhere': {
      const settled: Planned = ['direct', { filing: held, route: 'direct' }]
      // At home nothing speaks for paying first.
      return need.where === 'home' ? [['once', settled[1]]] : [settled, ['manual', manual]]
    }
    case 'file-first':
    case 'afterwards':
    case 'cannot': {
      if (direct.direct === 'yes') return [['once', { filing: held, route: 'direct' }]]
      if (fit?.type === undefined) return [['manual', manual]]
      const first: Planned =
        filed?.direct === 'yes'
          ? ['filed', { filing: fit.type, route: 'direct' }]
          : ['filedManual', { filing: fit.type, route: 'manual' }]
      return [first, ['unfiled', { filing: 'none', route: 'manual' }]]
    }
  }
}

interface Asked {
  answer: Answer
  visit: Visit
  whose: Whose
  sums: SumsMessage | undefined
  places: PlacesData | undefined
  /** Yuan; all of it in scope. */
  total: string
}

export function billsOf(asked: Asked): Way[] {
  const { answer, visit, whose, sums, places, total } = asked
  const { day, emergency, direct } = answer
  const told = [...direct.reasons, ...direct.notes].map(({ code }) => code)
  const { at, place, kind } = visit
  const situation: Situation = {
    ...firstSituation(day),
    ...{ pool: whose.pool.code, insurance: whose.insurance, ...whose.person },
    ...{ place, placeName: placeName(places, place), kind, emergency },
    level: at?.settlementLevel ?? at?.level ?? 'tier3',
    designated: !told.includes('not-designated'),
    networked: !told.includes('not-networked'),
    fees: { total, outOfScope: '0', overCeiling: '0', ownShare: '0', specialDrugs: '0' },
    ...(whose.own ? soFar(sums, { pool: whose.pool.code, insurance: whose.insurance }) : {}),
  }
  // Whoever travels on from a long stay elsewhere is paid by that filing.
  const filingElsewhere = answer.verdict === 'elsewhere'
  return waysOf(answer).map(([name, way]) => ({
    name,
    situation: { ...situation, ...way, filingElsewhere: filingElsewhere && way.filing !== 'none' },
  }))
}

/** The way as an address of 算一算. */
export function quoteSearch({ situation: s }: Way): Record<string, string> {
  return {
    ...{ pool: s.pool, insurance: s.insurance, category: s.category, place: s.place, level: s.level, kind: s.kind },
    ...{ filing: s.filing, route: s.route, day: s.from, total: s.fees.total },
    ...(s.emergency ? { emergency: 'true' } : {}),
  }
}
