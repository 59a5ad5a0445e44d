/** The people and institutions of the simulation: the demonstration's ten people and twenty more. */
import { approvedFiling } from '../../apps/server/src/filing/record/index.ts'
import { creditAccount } from '../../apps/server/src/money/ledger/index.ts'
import { enterPerson } from '../../apps/server/src/person/people/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { people as demonstration } from '../hospital/hospital.ts'
import { Random } from './random.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'

export interface SimulatedPerson {
  personNo: string
  insuranceType: '310' | '390'
}

/** Code and place. */
export const institutions = [
  ['H31010000001', '310100'],
  ['H31010000002', '310100'],
  ['H33010000001', '330100'],
  ['H33010000002', '330100'],
  ['H33020000001', '330200'],
] as const

/** Code and place. */
export const pharmacies = [
  ['P31010000001', '310100'],
  ['P33010000001', '330100'],
] as const

const residents: readonly string[] = [demonstration.child, demonstration.taizhouResident, demonstration.xingtai]

/** Everyone, whether entered by this process or an earlier one. */
export function everyone(): SimulatedPerson[] {
  const known = Object.values(demonstration).map((personNo) => ({
    personNo,
    insuranceType: residents.includes(personNo) ? ('390' as const) : ('310' as const),
  }))
  return [...known, ...more().map(({ personNo }) => ({ personNo, insuranceType: '310' as const }))]
}

function more() {
  return Array.from({ length: 20 }, (_, index) => {
    const pool = index % 2 === 0 ? '330100' : '339900'
    return { personNo: `${pool}000000000001${String(index).padStart(2, '0')}`, pool, index }
  })
}

/** Enters the twenty more, with accounts and some with filings; the same seed gives the same people. */
export async function enterPeople(db: Database, seed: number, at: Date): Promise<void> {
  const random = new Random(seed)
  for (const { personNo, pool, index } of more()) {
    const serial = String(100 + index)
    await enterPerson(
      db,
      { personNo, pool, idNumber: `3301001970010${serial.slice(1)}${serial}X`, name: `演示模拟${String(index)}` },
      at,
    )
    const credits = (['current-year', 'past-year'] as const).map((fund, number) =>
      creditAccount(
        {
          sourceId: `opening-${personNo}`,
          pool,
          fund,
          amountFen: 1 + random.below(300_000),
          reason: 'opening',
          bookedDay: '2026-01-01',
        },
        number + 1,
      ),
    )
    const from = '2026-01-01'
    const filed = random.chance(0.6)
    const filing = approvedFiling(
      {
        pool,
        type: random.pick(['temporary', 'long-term-resident', 'referral']),
        destination: '310000',
        from,
        to: '2026-12-31',
      },
      from,
      { role: 'citizen', kind: 'person', id: personNo },
    )
    await commitForPerson(db, {
      personNo,
      at,
      changes: {
        enrolment: [
          {
            enrolment_no: 1,
            pool,
            insurance: 'employee',
            category: random.pick(['active', 'retired'] as const),
            from_day: '2020-01-01',
          },
        ],
        benefit_interval: [
          { interval_no: 1, insurance: 'employee', status: 'entitled', reason: '正常参保缴费', from_day: '2020-01-01' },
        ],
        account_entry: credits.map((credit) => credit.entry),
        posting: credits.map((credit) => credit.posting),
        ...(filed ? { filing_action: filing } : {}),
      },
      audit: [],
    })
  }
}
