/** What is said before a claim: a stay that can still be settled directly. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimLead, claimSituationOf, settlesDirectly } from '@yidi/rules'
import type { ClaimLeadQuestion } from '@yidi/rules'
import { release } from './claim.ts'

const temporary = { type: 'temporary', destination: '310100', from: '2026-01-01', to: '2026-12-31' } as const
const stay: ClaimLeadQuestion = {
  pool: '339900',
  today: '2026-03-10',
  person: { insurance: 'employee', category: 'active' },
  institution: { place: '310100', level: 'tier3', designated: true, networked: true },
  visit: { kind: 'inpatient', from: '2026-03-05', to: null, emergency: false },
  filings: [],
}
const leads = (over: Partial<ClaimLeadQuestion>): string[] =>
  claimLead(release, { ...stay, ...over }).map(({ code }) => code)

test('a stay that goes on: settle directly, or make up the filing first', () => {
  assert.deepEqual(leads({ filings: [temporary] }), ['settle-directly'])
  const [first] = claimLead(release, stay)
  assert.equal(first?.code, 'file-first')
  assert.equal(first?.basis?.article, '二（二）')
  assert.deepEqual(leads({ visit: { ...stay.visit, to: '2026-03-20' } }), ['file-first'], 'the end is only planned')
  assert.deepEqual(leads({ visit: { ...stay.visit, emergency: true } }), ['settle-directly'], 'deemed filed')
})

test('after discharge a claim is the only way, unless the pool leaves that open', () => {
  const over = { ...stay.visit, to: '2026-03-09' }
  assert.deepEqual(leads({ visit: over }), [])
  assert.deepEqual(leads({ visit: over, filings: [temporary] }), [])
  const xingtai = { ...stay, pool: '130500', person: { insurance: 'resident', category: 'resident' } } as const
  const [open] = claimLead(release, { ...xingtai, visit: over })
  assert.equal(open?.code, 'file-first')
  assert.match(open?.text ?? '', /参保地没有全部写明/)
  const late = { ...over, from: '2026-02-20' }
  assert.deepEqual(claimLead(release, { ...xingtai, visit: late }), [], 'more than ten days after admission')
})

test('nothing to say where a filing would not help, or where it is no stay', () => {
  assert.deepEqual(leads({ institution: { ...stay.institution, networked: false } }), [])
  assert.deepEqual(leads({ person: { ...stay.person, benefits: false } }), [])
  assert.deepEqual(leads({ visit: { ...stay.visit, kind: 'outpatient', to: '2026-03-05' } }), [])
  assert.deepEqual(leads({ pool: '999999' }), [])
})

test('why a visit does not settle tells as what it is claimed, where anything is paid for it at all', () => {
  const as = (emergency: boolean, ...codes: string[]) =>
    claimSituationOf(
      codes.map((code) => ({ code })),
      emergency,
    )
  assert.equal(as(false, 'not-filed'), 'not-filed')
  assert.equal(as(false, 'not-filed', 'not-networked'), 'not-networked', 'a filing would not have helped')
  assert.equal(as(false, 'service-not-open'), 'not-networked')
  assert.equal(as(false, 'credential-locked'), 'direct-failed')
  assert.equal(as(true, 'not-filed'), 'emergency')
  assert.equal(as(true, 'not-designated'), 'emergency', 'by the proof of the emergency')
  assert.equal(as(true, 'not-networked'), 'not-networked')
  assert.equal(as(false, 'not-designated'), undefined)
  assert.equal(as(true, 'benefits-stopped', 'not-filed'), undefined)
  assert.equal(as(true), undefined, 'it settles')
})

test('the answer to 能不能直接结算 is read by it', () => {
  const { institution, person } = stay
  const asked = { person, filings: [], visit: { kind: 'inpatient', day: '2026-03-05', emergency: false } } as const
  const law = release.filing.laws.get('339900')!
  const at = (networked: boolean) =>
    claimSituationOf(
      settlesDirectly(release, law, { ...asked, institution: { ...institution, networked } }).reasons,
      false,
    )
  assert.deepEqual([at(true), at(false)], ['not-filed', 'not-networked'])
})
