/** What rests on a provisional rule is marked wherever it is told, also where the rule has no figure of its own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote, restingOn } from '@yidi/rules'

const { release } = loadPolicyFolder()

function away(pool: string, place: string, person: { insurance: string; category: string }, filing: unknown = null) {
  const result = quote(
    release,
    {
      pool,
      insurance: person.insurance,
      person: { category: person.category },
      visit: { kind: 'inpatient', place, from: '2026-05-06', to: '2026-05-10', institution: { level: 'tier3' } },
      filing,
      route: 'direct',
      fees: { total: '10000.00' },
    },
    { explain: true },
  )
  assert.equal(result.outcome, 'settled')
  return result.explanation!.find((step) => step.step === 'prepayment')!
}

test('Beijing needs no filing from Xingtai by a weak text: the step says so; what a document states is not marked', () => {
  const resident = { insurance: 'resident', category: 'resident' }
  assert.equal(away('130500', '110100', resident).provisional, true)
  const filed = { type: 'long-term-resident', destination: '310000', from: '2026-01-01', to: null }
  assert.equal(away('130500', '310100', resident, filed).provisional, undefined)
  const employee = { insurance: 'employee', category: 'active' }
  const temporary = { type: 'temporary', destination: '310000', from: '2026-01-01', to: null }
  assert.equal(away('331000', '310100', employee, temporary).provisional, true)
  assert.equal(away('331000', '310100', employee, filed).provisional, undefined)
  assert.equal(away('339900', '330200', employee).provisional, undefined)
})

test('what a guide takes from a weak text is shown as provisional on its page, what it takes from a document is not', () => {
  const ofGuide = (document: string) =>
    [...restingOn(release, document).values()]
      .flat()
      .filter(({ kind }) => kind === 'guide')
      .flatMap(({ figures }) => figures.map(({ status }) => status))
  assert.deepEqual([...new Set(ofGuide('xt-local-2022-2024'))], ['provisional'])
  assert.deepEqual([...new Set(ofGuide('hz-portal'))], ['stated'])
})
