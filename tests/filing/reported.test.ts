/** Every point that the check of an application can report and that no pool's case file shows yet, each by one application. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkApplication } from '@yidi/rules'
import type { ApplicationContext, FilingApplication } from '@yidi/rules'
import { filingPolicies } from './policies.ts'

const policies = filingPolicies()
const today = '2026-03-10'
const temporary: FilingApplication = {
  type: 'temporary',
  destination: '310100',
  from: today,
  to: '2026-09-30',
  applicant: 'self',
  channel: 'web',
  mobile: '13800000000',
  commitmentSigned: true,
}
const referral: FilingApplication = {
  ...temporary,
  type: 'referral',
  to: null,
  materials: ['referral-form'],
  referral: { institution: '演示医院', place: '330100', level: 'tier3', on: '2026-03-09' },
}
const agent = { name: '演示代办人', idNumber: '330100198811020127', relation: 'spouse', mobile: '13800000000' } as const
const unreferred: FilingApplication = { ...temporary, type: 'referral', to: null, materials: ['referral-form'] }

interface Reported {
  code: string
  weight: 'blocks' | 'review'
  pool: string
  application: FilingApplication
  on?: string
  person?: Partial<ApplicationContext['person']>
}

const reported: Reported[] = [
  {
    code: 'already-over',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, from: '2026-01-01', to: '2026-02-01' },
  },
  {
    code: 'agent-name-missing',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, applicant: 'agent', agent: { ...agent, name: '' } },
  },
  {
    code: 'agent-name-wrong',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, applicant: 'agent', agent: { ...agent, name: '王' } },
  },
  {
    code: 'agent-under-age',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, applicant: 'agent', agent: { ...agent, idNumber: '330100201509010125' } },
  },
  {
    code: 'agent-is-applicant',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, applicant: 'agent', agent },
    person: { idNumber: ' 330100 1988 1102 0127' },
  },
  {
    code: 'minor-alone',
    weight: 'blocks',
    pool: '330100',
    application: temporary,
    person: { birthDay: '2008-03-11' },
  },
  {
    code: 'start-too-far',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, from: '2027-03-11', to: '2027-09-30' },
  },
  {
    code: 'end-too-far',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, to: '9999-12-31' },
  },
  {
    code: 'before-birth',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, from: '1988-11-01', stay: { admittedOn: '1988-11-01' } },
    person: { birthDay: '1988-11-02' },
  },
  {
    code: 'before-birth',
    weight: 'blocks',
    pool: '330100',
    application: { ...referral, referral: { ...referral.referral!, on: '1988-11-01' } },
    person: { birthDay: '1988-11-02' },
  },
  { code: 'agent-not-expected', weight: 'blocks', pool: '330100', application: { ...temporary, agent } },
  {
    code: 'hospital-only-referral',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, applicant: 'hospital', channel: 'hospital' },
  },
  {
    code: 'law-not-in-force',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, from: '2010-01-01' },
    on: '2010-01-01',
  },
  {
    code: 'material-unknown',
    weight: 'blocks',
    pool: '330100',
    application: { ...temporary, materials: ['photograph-of-a-cat'] },
  },
  {
    code: 'referral-in-future',
    weight: 'blocks',
    pool: '330100',
    application: { ...referral, referral: { ...referral.referral!, on: '2026-04-01' } },
  },
  { code: 'referral-missing', weight: 'blocks', pool: '330100', application: unreferred },
  {
    code: 'referral-unknown',
    weight: 'review',
    pool: '330100',
    application: { ...referral, referral: { institution: '没有登记的医院', on: '2026-03-09' } },
  },
]

for (const { code, weight, pool, application, on, person } of reported) {
  test(`${code}: reported with the field, what is wrong and the way out`, () => {
    const context: ApplicationContext = {
      person: { insurance: 'employee', category: 'active', ...person },
      existing: [],
      today: on ?? today,
    }
    const { problems, decision } = checkApplication(policies, policies.laws.get(pool)!, application, context)
    const found = problems.find((problem) => problem.code === code)
    assert.equal(found?.weight, weight, problems.map((problem) => problem.code).join(', '))
    assert.ok(found.path !== '' && found.text !== '' && found.remedy !== '')
    assert.notEqual(decision, 'approve')
  })
}

test('what is just within reach is not held against anybody', () => {
  const law = policies.laws.get('330100')!
  const codes = (application: FilingApplication, person: Partial<ApplicationContext['person']>) =>
    checkApplication(policies, law, application, {
      person: { insurance: 'employee', category: 'active', ...person },
      existing: [],
      today,
    }).problems.map((problem) => problem.code)
  const grown = { birthDay: '2008-03-10', idNumber: '110101199001011237' }
  assert.deepEqual(codes({ ...temporary, from: '2027-03-10', to: '2027-09-30' }, grown), [])
  assert.deepEqual(codes({ ...temporary, to: '2099-12-31' }, grown), [])
  const byAgent = codes(
    { ...temporary, applicant: 'agent', agent, materials: ['agent-authority'] },
    { birthDay: '2015-09-01' },
  )
  assert.ok(!byAgent.includes('minor-alone') && !byAgent.some((code) => code.startsWith('agent-')), byAgent.join())
})

test('a filing for one visit is never called valid for long', () => {
  const existing = (visits: 'one' | 'many') =>
    ({ type: 'temporary', destination: temporary.destination, from: today, to: null, visits }) as const
  const told = (visits: 'one' | 'many') =>
    checkApplication(
      policies,
      policies.laws.get('130500')!,
      { ...temporary, from: today },
      {
        person: { insurance: 'employee', category: 'active' },
        existing: [existing(visits)],
        today,
      },
    ).problems.find(({ code }) => code === 'overlap')?.text
  assert.match(told('one')!, /（2026年3月10日起，只管一次就医）/)
  assert.match(told('many')!, /（2026年3月10日起，长期有效）/)
})
