/**
 * The oracle against sums done by hand: it may judge the engine only if it is right itself.
 * Every expected amount is worked out in the comment above it.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oracle, layOverBands, type OracleAmounts } from './oracle.ts'
import { cityOf, destinationCovers, isBigCity, isCity, isPlace } from './places.ts'
import { filingFor, rowOfZhejiang } from './away.ts'
import { readCase } from './read-case.ts'
import { Decimal } from 'decimal.js'

interface Change {
  [key: string]: unknown
}

const base = {
  id: 'a',
  pool: '339900',
  insurance: 'employee',
  person: { category: 'active' },
  visit: {
    kind: 'inpatient',
    place: '330100',
    from: '2024-05-06',
    to: '2024-05-10',
    institution: { level: 'tier3' },
  },
  route: 'direct',
  fees: { total: '10000' },
}

/** Lays `change` over `target`, objects field by field. */
function over(target: Change, change: Change): Change {
  const result: Change = { ...target }
  for (const [key, value] of Object.entries(change)) {
    const old = result[key]
    const both = typeof value === 'object' && value !== null && typeof old === 'object' && old !== null
    result[key] = both ? over(old as Change, value as Change) : value
  }
  return result
}

const day = { from: '2024-05-06', to: '2024-05-06' }
const longTerm = { type: 'long-term-resident', destination: '310000', from: '2024-01-01', to: null }
const referral = { type: 'referral', destination: '310100', from: '2024-01-01', to: '2024-12-31' }
const temporary = { type: 'temporary', destination: '310100', from: '2024-01-01', to: '2024-12-31' }
const hangzhou = { pool: '330100' }
const resident = { pool: '330100', insurance: 'resident', person: { category: 'resident' } }
const taizhou = { pool: '331000', visit: { place: '331000' } }

function settled(change: Change, expected: Partial<OracleAmounts> & { rate?: string; provisional?: string }): void {
  const result = oracle(over(base, change))
  assert.equal(result.outcome, 'settled', JSON.stringify(result))
  if (result.outcome !== 'settled') return
  const { rate, provisional, ...amounts } = expected
  for (const [name, amount] of Object.entries(amounts)) {
    assert.equal(result.amounts[name as keyof OracleAmounts], amount, name)
  }
  if (rate !== undefined) assert.equal(result.prepaymentRate, rate)
  if (provisional !== undefined) assert.equal(result.provisional, provisional)
}

function stops(change: Change, outcome: string, ...codes: string[]): void {
  const result = oracle(over(base, change))
  assert.equal(result.outcome, outcome, JSON.stringify(result))
  if (result.outcome === 'invalid') assert.fail('the case itself is wrong')
  assert.deepEqual(result.codes, codes)
}

test('a stay in the provincial pool at home: deductible off, then the rate of the level', () => {
  // (10000 − 800) × 82 % = 7544; the rest is 800 + 1656.
  settled({}, { deductible: '800.00', fundPool: '7544.00', cash: '2456.00', rate: '0.00', provisional: 'filled' })
  // Retired, community, the past-year account takes 250 of the deductible of 300: 9700 × 94 % = 9118.
  settled(
    {
      person: { category: 'retired' },
      visit: { institution: { level: 'community' } },
      accounts: { pastYear: '250.00', currentYear: '900' },
    },
    {
      deductible: '300.00',
      fundPool: '9118.00',
      accountPastYear: '250.00',
      accountCurrentYear: '0.00',
      cash: '632.00',
    },
  )
  // 600 borne already at tier2; tier3 asks for 200 more: 9800 × 82 % = 8036.
  settled({ yearToDate: { inpatientDeductible: '600' } }, { deductible: '200.00', fundPool: '8036.00' })
  settled({ yearToDate: { inpatientDeductible: '900' } }, { deductible: '0.00', fundPool: '8200.00' })
})

test('bands run along the year; the deductible is the first part of the stretch', () => {
  // 39500 … 49500: 800 deductible crosses 40000 by 300; 9200 at 88 % = 8096.
  settled(
    { yearToDate: { inpatientEligible: '39500' } },
    { deductible: '800.00', fundPool: '8096.00', provisional: 'filled' },
  )
  // 39000 … 49000: deductible to 39800, 200 × 82 % = 164, 9000 × 88 % = 7920.
  settled({ yearToDate: { inpatientEligible: '39000' } }, { fundPool: '8084.00' })
  // Exactly 40000 stays below the bound: 39200 × 82 % = 32144.
  settled({ fees: { total: '40000' } }, { fundPool: '32144.00' })
  // One fen more: 0.01 × 88 % = 0.0088 → 0.01.
  settled({ fees: { total: '40000.01' } }, { fundPool: '32144.01', provisional: 'filled' })
  // Community above the bound is stated; what is provisional is the threshold of critical illness: 39700 × 90 % + 100 × 92 % = 35730 + 92.
  settled(
    { fees: { total: '40100' }, visit: { institution: { level: 'community' } } },
    { fundPool: '35822.00', provisional: 'filled' },
  )
})

test('founding workers bear half of what the retired bear', () => {
  // tier2 retired 90 → 95: (10000 − 600) × 95 % = 8930.
  settled(
    { person: { category: 'founding-worker' }, visit: { institution: { level: 'tier2' } } },
    { fundPool: '8930.00', deductible: '600.00' },
  )
  // Outpatient: everything above 300.
  settled(
    { person: { category: 'founding-worker' }, visit: { kind: 'outpatient', ...day } },
    { deductible: '300.00', fundPool: '9700.00' },
  )
  // Designated disease above 40000: tier3 92 → 96: 10000 × 96 % = 9600.
  settled(
    {
      person: { category: 'founding-worker' },
      visit: { kind: 'designated-disease', ...day },
      yearToDate: { inpatientEligible: '40000' },
    },
    { fundPool: '9600.00', deductible: '0.00', provisional: 'filled' },
  )
})

test('outpatients: account, then deductible, then the rate', () => {
  // 10000 − 1500 account = 8500; deductible 1000 − 400 = 600; 7900 × 75 % = 5925; cash 600 + 1975.
  settled(
    {
      visit: { kind: 'outpatient', ...day },
      accounts: { currentYear: '1500' },
      yearToDate: { outpatientDeductible: '400' },
    },
    { accountCurrentYear: '1500.00', deductible: '600.00', fundPool: '5925.00', cash: '2575.00' },
  )
  // Pharmacy, retired: (1000.10 − 300) × 85 % = 595.085 → 595.09.
  settled(
    {
      person: { category: 'retired' },
      visit: { kind: 'pharmacy', ...day, institution: { level: 'pharmacy' } },
      fees: { total: '1000.10' },
    },
    { fundPool: '595.09', cash: '405.01' },
  )
})

test('Hangzhou: the person’s share, the contract, the tiers, the end of the last band', () => {
  // Contracted, active, community: deductible 700; 9300 × 89 % = 8277.
  settled(
    {
      ...hangzhou,
      person: { contracted: true },
      visit: { kind: 'outpatient', ...day, institution: { level: 'community' } },
    },
    { deductible: '700.00', fundPool: '8277.00', provisional: 'filled' },
  )
  // The same person at a tier1: deductible 700 still, 9300 × 80 %.
  settled(
    {
      ...hangzhou,
      person: { contracted: true },
      visit: { kind: 'outpatient', ...day, institution: { level: 'tier1' } },
    },
    { deductible: '700.00', fundPool: '7440.00' },
  )
  // Resident, tier 2, tier3 hospital: 9700 × 30 % = 2910.
  settled(
    { ...resident, person: { category: 'resident', residentTier: 2 }, visit: { kind: 'outpatient', ...day } },
    { deductible: '300.00', fundPool: '2910.00', provisional: 'empty' },
  )
  // Employee from 395000: 800 deductible, 4200 × 88 % = 3696, the last 5000 unpaid and not compliant.
  const result = oracle(over(base, { ...hangzhou, yearToDate: { inpatientEligible: '395000' } }))
  assert.equal(result.outcome, 'settled')
  if (result.outcome !== 'settled') return
  assert.equal(result.amounts.fundPool, '3696.00')
  assert.equal(result.yearToDate.criticalCompliant, '504.00')
  assert.equal(result.yearToDate.inpatientEligible, '405000.00')
  // A deductible above the last band is still borne.
  settled({ ...hangzhou, yearToDate: { inpatientEligible: '400000' } }, { deductible: '800.00', fundPool: '0.00' })
  // Resident at the community: 9700 × 80 %.
  settled(
    { ...resident, visit: { institution: { level: 'community' } } },
    { deductible: '300.00', fundPool: '7760.00', provisional: 'filled' },
  )
})

test('Taizhou: deductible per stay, two tables', () => {
  // 9200 × 80 %; second stay 9600 × 80 %; third 10000 × 80 %.
  settled(taizhou, { deductible: '800.00', fundPool: '7360.00', rate: '0.00', provisional: 'filled' })
  settled({ ...taizhou, yearToDate: { inpatientStays: 1 } }, { deductible: '400.00', fundPool: '7680.00' })
  settled({ ...taizhou, yearToDate: { inpatientStays: 7 } }, { deductible: '0.00', fundPool: '8000.00' })
  // Outside with a referral: 9000 × 70 %; long-term: the table of the city.
  settled(
    { pool: '331000', visit: { place: '310100' }, filing: referral },
    { deductible: '1000.00', fundPool: '6300.00', prepayment: '0.00' },
  )
  settled(
    { pool: '331000', visit: { place: '310115' }, filing: longTerm },
    { deductible: '800.00', fundPool: '7360.00' },
  )
  // Not filed: refused on the spot, claimed by hand by the outside table; tier1 55 %: 9000 × 55 %.
  stops({ pool: '331000', visit: { place: '330100' } }, 'refused', 'not-filed')
  settled(
    { pool: '331000', route: 'manual', visit: { place: '330100', institution: { level: 'tier1' } } },
    { deductible: '1000.00', fundPool: '4950.00' },
  )
  stops({ ...taizhou, visit: { place: '331000', kind: 'outpatient', ...day } }, 'undetermined', 'open-figure')
})

test('the prepayment away from home', () => {
  const shanghai = { visit: { place: '310100' } }
  // 20 % of 10000; deductible 800; 7200 × 82 % = 5904; compliant 2000 + 1296.
  settled(
    { ...shanghai, filing: temporary },
    { prepayment: '2000.00', eligible: '8000.00', fundPool: '5904.00', rate: '0.20', provisional: 'filled' },
  )
  settled({ ...shanghai, filing: referral }, { rate: '0.10' })
  settled(
    { visit: { place: '320500' }, filing: { ...referral, destination: '320500' } },
    { rate: '0.10', provisional: 'filled' },
  )
  settled({ ...shanghai, filing: longTerm }, { rate: '0.00' })
  settled({ visit: { place: '320500' }, filing: longTerm }, { rate: '0.20' })
  settled({ visit: { place: '320500' }, filing: longTerm, route: 'manual' }, { rate: '0.10' })
  settled({ ...shanghai, route: 'manual' }, { rate: '0.20' })
  settled({ ...hangzhou, visit: { place: '320500' }, route: 'manual' }, { rate: '0.20', provisional: 'filled' })
  stops(shanghai, 'refused', 'not-filed')
  settled({ visit: { place: '310100', emergency: true } }, { rate: '0.00' })
  settled({ visit: { place: '330200' } }, { rate: '0.00' })
  settled({ visit: { place: '330200' }, route: 'manual' }, { rate: '0.10' })
  // Before 2023 nothing was settled on the spot; by hand, article 37.
  const then = { from: '2022-12-01', to: '2022-12-31' }
  stops({ visit: { place: '310100', ...then } }, 'undetermined', 'open-figure', 'before-in-force')
  settled({ visit: { place: '310100', ...then }, route: 'manual' }, { rate: '0.20' })
  settled({ visit: { place: '330200', ...then }, route: 'manual' }, { rate: '0.10' })
  settled({ visit: { place: '330106', ...then } }, { rate: '0.00' })
})

test('refusals, and what stops before them', () => {
  stops({ visit: { institution: { designated: false } } }, 'refused', 'not-designated')
  stops({ visit: { emergency: true, institution: { designated: false } } }, 'refused', 'not-designated')
  settled({ route: 'manual', visit: { emergency: true, institution: { designated: false } } }, { rate: '0.00' })
  stops({ visit: { institution: { networked: false } } }, 'refused', 'not-networked')
  settled({ route: 'manual', visit: { institution: { networked: false } } }, { rate: '0.00' })
  stops({ pool: '130500', visit: { institution: { designated: false } } }, 'undetermined', 'open-figure')
  stops({ pool: '330100', visit: { from: '2023-12-30', to: '2023-12-31' } }, 'undetermined', 'before-in-force')
  const pharmacy = { kind: 'pharmacy', place: '310100', ...day, institution: { level: 'pharmacy' } }
  stops({ visit: pharmacy, route: 'manual' }, 'undetermined', 'open-figure', 'before-in-force')
  stops({ ...resident, visit: pharmacy }, 'refused', 'no-account')
  settled(
    { visit: pharmacy, accounts: { pastYear: '300', currentYear: '500' } },
    {
      accountPastYear: '300.00',
      accountCurrentYear: '0.00',
      deductible: '0.00',
      eligible: '10000.00',
      cash: '9700.00',
    },
  )
})

test('the critical-illness layer: threshold and first rate by day, bands, the limit of the year', () => {
  const seriously = over(base, {
    fees: { total: '300000', outOfScope: '50000', specialDrugs: '40000' },
    yearToDate: { criticalCompliant: '10000' },
  })
  // 250000 in scope: 39200 × 82 % = 32144; 210000 × 88 % = 184800; person's share 7056 + 25200 = 32256.
  // Compliant 40000 + 32256 = 72256, from 10000 to 82256: (25000, 82256] at 70 % = 40079.20.
  const critical = (change: Change) => {
    const result = oracle(over(seriously, change))
    assert.equal(result.outcome, 'settled')
    if (result.outcome !== 'settled') throw new Error('not settled')
    return [result.amounts.fundCritical, result.amounts.fundTotal, result.yearToDate.criticalCompliant]
  }
  assert.deepEqual(critical({}), ['40079.20', '257023.20', '82256.00'])
  // The last day of 2020: (30000, 82256] at 60 % = 31353.60.
  const old = { visit: { from: '2020-12-20', to: '2020-12-31' } }
  assert.equal(critical(old)[0], '31353.60')
  assert.equal(critical({ visit: { from: '2020-12-20', to: '2021-01-01' } })[0], '40079.20')
  // From 100000 to 172256 then: to 150000 at 60 % = 30000, 22256 at 70 % = 15579.20; above 10 D = 300000 at 80 %.
  assert.equal(critical({ ...old, yearToDate: { criticalCompliant: '100000' } })[0], '45579.20')
  assert.equal(critical({ ...old, yearToDate: { criticalCompliant: '300000' } })[0], '57804.80')
  // 15 D: 375000 since, 450000 before.
  assert.equal(critical({ yearToDate: { criticalPaid: '374999.99' } })[0], '0.01')
  assert.equal(critical({ yearToDate: { criticalPaid: '375000' } })[0], '0.00')
  assert.equal(critical({ ...old, yearToDate: { criticalPaid: '449999.99' } })[0], '0.01')
})

test('Hangzhou: pharmacies like an institution of no level, designated disease like a stay without deductible', () => {
  const pharmacy = { kind: 'pharmacy', ...day, institution: { level: 'pharmacy' } }
  // (10000 − 1000) × 80 %; contracted (10000 − 700) × 80 %; a resident of tier 2 (10000 − 300) × 50 %.
  settled({ ...hangzhou, visit: pharmacy }, { deductible: '1000.00', fundPool: '7200.00', provisional: 'filled' })
  settled({ ...hangzhou, person: { contracted: true }, visit: pharmacy }, { fundPool: '7440.00' })
  settled({ ...resident, person: { category: 'resident', residentTier: 2 }, visit: pharmacy }, { fundPool: '4850.00' })
  // In the province by hand 10 % first: (9000 − 1000) × 80 %.
  settled(
    { ...hangzhou, route: 'manual', visit: { ...pharmacy, place: '330200' } },
    { fundPool: '6400.00', rate: '0.10' },
  )
  // From 35000: 5000 × 82 % + 5000 × 88 %, all of it provisional.
  settled(
    { ...hangzhou, visit: { kind: 'designated-disease', ...day }, yearToDate: { inpatientEligible: '35000' } },
    { deductible: '0.00', fundPool: '8500.00', provisional: 'filled' },
  )
  settled(
    { ...resident, visit: { kind: 'designated-disease', ...day } },
    { fundPool: '7000.00', provisional: 'filled' },
  )
})

test('Xingtai: residents’ stays by two tables, employees’ outpatients, and their limits of the year', () => {
  const stay = { pool: '130500', insurance: 'resident', person: { category: 'resident' }, visit: { place: '130522' } }
  const at = (place: string, more: object = {}) => ({ ...stay, visit: { place, ...more } })
  // (10000 − 1000) × 65 %; in Beijing the same from 2023-02-10, before that only when filed: (10000 − 2500) × 50 %.
  settled(stay, { deductible: '1000.00', fundPool: '5850.00', provisional: 'filled' })
  settled(at('110105', { from: '2023-02-01', to: '2023-02-10' }), { fundPool: '5850.00' })
  stops(at('110105', { from: '2023-02-01', to: '2023-02-09' }), 'refused', 'not-filed')
  settled({ ...at('310100'), filing: temporary }, { deductible: '2500.00', fundPool: '3750.00' })
  settled({ ...at('310100'), filing: longTerm }, { fundPool: '5850.00' })
  settled(at('310100', { emergency: true }), { fundPool: '3750.00' })
  stops({ ...at('310100'), route: 'manual' }, 'undetermined', 'open-figure')
  stops(at('130500', { from: '2021-12-20', to: '2021-12-31' }), 'undetermined', 'open-figure')
  const paid = { 'limit.resident-inpatient': '148000' }
  settled({ ...stay, yearToDate: { counters: paid } }, { fundPool: '2000.00', cash: '8000.00' })
  const outpatient = { pool: '130500', visit: { place: '130500', kind: 'outpatient', ...day }, fees: { total: '2100' } }
  // (2100 − 100) × 50 %; retired 60 %; no more than 1600 and 2000 a year.
  settled({ ...outpatient, accounts: { currentYear: '900' } }, { fundPool: '1000.00', accountCurrentYear: '0.00' })
  settled({ ...outpatient, person: { category: 'retired' } }, { fundPool: '1200.00' })
  settled(over(outpatient, { fees: { total: '9000' } }), { deductible: '100.00', fundPool: '1600.00' })
  stops(over(outpatient, { visit: { place: '130100' } }), 'undetermined', 'open-figure')
  stops(over(outpatient, { visit: { institution: { designated: false } } }), 'refused', 'not-designated')
  stops(
    { pool: '130500', visit: { place: '310100', institution: { designated: false } } },
    'undetermined',
    'open-figure',
  )
})

test('what is wrong with a case, and where', () => {
  const paths = (change: Change): string[] => {
    const result = oracle(over(base, change))
    assert.equal(result.outcome, 'invalid', JSON.stringify(change))
    return result.outcome === 'invalid' ? result.faults.map((fault) => fault.paths[0] ?? '') : []
  }
  for (const total of ['-1', '1.005', '1e3', '90000000.01', 800, '', '1.', ' 1', null, '１２']) {
    assert.deepEqual(paths({ fees: { total } }), ['fees.total'])
  }
  assert.equal(oracle(over(base, { fees: { total: '90000000.00' } })).outcome, 'settled')
  assert.deepEqual(paths({ visit: { from: '2023-02-29' } }), ['visit.from'])
  assert.deepEqual(paths({ visit: { from: '2024-06-01' } }), ['visit.from'])
  assert.deepEqual(paths({ visit: { kind: 'outpatient' } }), ['visit.to'])
  assert.deepEqual(paths({ visit: { institution: { level: 'pharmacy' } } }), ['visit.institution.level'])
  assert.deepEqual(paths({ fees: { outOfScope: '6000', ownShare: '4000.01' } }), ['fees'])
  assert.deepEqual(paths({ fees: { specialDrugs: '0.01' } }), ['fees.specialDrugs'])
  assert.deepEqual(paths({ person: { category: 'resident' } }), ['person.category'])
  assert.deepEqual(paths({ pool: '331000', person: { category: 'founding-worker' } }), ['person.category'])
  assert.deepEqual(paths({ insurance: 'resident', person: { category: 'resident' } }), ['insurance'])
  assert.deepEqual(paths({ ...resident, accounts: { pastYear: '1' } }), ['accounts'])
  assert.deepEqual(paths({ filing: { ...temporary, to: '2023-12-31' } }), ['filing.from'])
  assert.deepEqual(paths({ visit: { place: '31010' } }), ['visit.place'])
  assert.deepEqual(paths({ yearToDate: { inpatientStays: 1.5 } }), ['yearToDate.inpatientStays'])
  assert.deepEqual(oracle(null).outcome, 'invalid')
})

test('places: counties, the name directly under the province, whole provinces, big cities', () => {
  assert.equal(cityOf('310115'), '310100')
  assert.equal(cityOf('339900'), '330100')
  assert.equal(cityOf('331000'), '331000')
  assert.ok(destinationCovers('310000', '310115'))
  assert.ok(destinationCovers('320500', '320582'))
  assert.ok(destinationCovers('429900', '420106'))
  assert.ok(!destinationCovers('320500', '320100'))
  assert.deepEqual(
    ['500235', '500200', '500112', '429004', '469003', '371200', '522428', '412701'].map((code) => cityOf(code)),
    ['500100', '500100', '500100', '429004', '460400', '370100', '520500', '411600'],
  )
  assert.equal(cityOf('371202', '2018-12-31'), '371200')
  assert.ok(!destinationCovers('429004', '429005') && !isPlace('330199') && !isCity('420000') && isCity('500000'))
  assert.ok(isBigCity('210200') && isBigCity('440306') && isBigCity('420100') && isBigCity('500100'))
  assert.ok(!isBigCity('330100') && !isBigCity('320500') && !isBigCity('210300'))
})

test('a filing is in force for a stay that begins inside it', () => {
  const worth = (change: Change): string => {
    const read = readCase(over(base, { visit: { place: '310100' }, filing: referral, ...change }))
    return 'case' in read ? filingFor(read.case) : 'invalid'
  }
  assert.equal(worth({}), 'referral')
  assert.equal(worth({ filing: { ...referral, to: '2024-05-06' } }), 'referral')
  assert.equal(worth({ filing: { ...referral, to: '2024-05-05' } }), 'none')
  assert.equal(worth({ filing: { ...referral, from: '2024-05-07' } }), 'none')
  assert.equal(worth({ filing: { ...referral, destination: '320500' } }), 'none')
  assert.equal(worth({ filing: { ...longTerm, destination: '320500' } }), 'long-term elsewhere')
  const pharmacyInProvince = readCase(
    over(base, {
      route: 'manual',
      visit: { kind: 'pharmacy', place: '330200', emergency: true, ...day, institution: { level: 'pharmacy' } },
    }),
  )
  assert.ok('case' in pharmacyInProvince)
  assert.deepEqual(rowOfZhejiang(pharmacyInProvince.case), { prepay: { is: 10, p: false } })
})

test('each stretch within a band is multiplied once and rounded once, half up', () => {
  const half = [{ upTo: null, fund: { is: 50, p: false } }]
  assert.equal(layOverBands(new Decimal(0), new Decimal('0.01'), half).paid.toFixed(2), '0.01')
  assert.equal(layOverBands(new Decimal(5), new Decimal(5), half).paid.toFixed(2), '0.00')
})
