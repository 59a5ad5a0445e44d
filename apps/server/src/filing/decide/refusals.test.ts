/** What the law does not allow: each named by its code at its field, with the way out, and nothing written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingCheckMessage, FilingForm, FilingMessage, ProblemDocument } from '@yidi/contracts'
import { signInCitizen } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { approvedFiling } from '../record/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const numbers = {
  retired: '33010000000000000001',
  active: '33010000000000000002',
  provincial: '33990000000000000004',
  taizhou: '33100000000000000008',
  xingtai: '13050000000000000009',
} as const
type Who = keyof typeof numbers
const cookies = Object.fromEntries(
  await Promise.all(
    Object.entries(numbers).map(async ([who, no]) => [who, await signInCitizen(database, clock, no)] as const),
  ),
) as Record<Who, string>

// A filing of Xingtai that is in force: its place may not change for half a year.
await commitForPerson(database, {
  personNo: numbers.xingtai,
  at: clock.now(),
  changes: {
    filing_action: approvedFiling(
      {
        filingId: 'B130500-20260110-SETTLED222',
        pool: '130500',
        type: 'migrant-worker',
        destination: '110100',
        from: '2026-01-10',
        to: null,
      },
      '2026-01-10',
      { role: 'citizen', kind: 'person', id: numbers.xingtai },
    ),
  },
  audit: [],
})

const base = { mobile: '13800000000', commitmentSigned: true, from: '2026-03-10' } as const
const temporary: FilingForm = { ...base, type: 'temporary', destination: '110100', to: '2026-09-30' }
const resident: FilingForm = {
  ...base,
  type: 'long-term-resident',
  destination: '110100',
  stayMonths: 6,
  commitmentInPlace: true,
}
const referral: FilingForm = {
  ...base,
  type: 'referral',
  destination: '310100',
  materials: ['referral-form'],
  referral: { institution: '演示杭州三级医院', on: '2026-03-09' },
}

const refusals: readonly [what: string, who: Who, form: FilingForm, code: string, path: string, says: RegExp][] = [
  ['days backwards', 'active', { ...temporary, to: '2026-03-01' }, 'dates-backwards', 'to', /早于开始日期/],
  ['begun in the past', 'active', { ...temporary, from: '2026-03-01' }, 'start-in-past', 'from', /已经过去/],
  ['over already', 'active', { ...temporary, from: '2026-02-01', to: '2026-03-01' }, 'already-over', 'to', /已经过了/],
  ['no end', 'active', { ...base, type: 'temporary', destination: '110100' }, 'end-missing', 'to', /没有填结束日期/],
  ['three months wanted', 'active', { ...resident, stayMonths: 1 }, 'below-minimum-stay', 'stayMonths', /3个月/],
  ['one month wanted', 'provincial', { ...resident, to: '2026-03-20' }, 'below-minimum-stay', 'to', /1个月/],
  [
    'half a year wanted',
    'xingtai',
    { ...resident, type: 'new-employee', destination: '320100', stayMonths: 3 },
    'below-minimum-stay',
    'stayMonths',
    /6个月/,
  ],
  ['at home', 'active', { ...temporary, destination: '330100' }, 'destination-at-home', 'destination', /参保地/],
  [
    'at home for the provincial pool',
    'provincial',
    { ...temporary, destination: '330100' },
    'destination-at-home',
    'destination',
    /参保地/,
  ],
  [
    'no filing needed in the province',
    'active',
    { ...temporary, destination: '330200' },
    'not-needed',
    'destination',
    /不用备案/,
  ],
  [
    'no such place',
    'active',
    { ...temporary, destination: '990000' },
    'destination-unknown',
    'destination',
    /前往的地方“990000”不在区划代码表里，从来没有这个地方，例如 "310000"/,
  ],
  [
    'no such city in a province that there is',
    'active',
    { ...temporary, destination: '330199' },
    'destination-unknown',
    'destination',
    /“330199”不在区划代码表里/,
  ],
  [
    'abroad',
    'active',
    { ...temporary, destination: '810000' },
    'destination-unknown',
    'destination',
    /香港特别行政区.*境外/,
  ],
  [
    'the same place again',
    'retired',
    { ...resident, destination: '310100' },
    'overlap',
    'destination',
    /已经有去那里的/,
  ],
  [
    'another place too early',
    'xingtai',
    { ...resident, type: 'new-employee', destination: '310100' },
    'changed-too-early',
    'destination',
    /6个月内不能更换/,
  ],
  [
    'changed too early',
    'xingtai',
    { ...resident, type: 'migrant-worker', destination: '310100', replaces: 'B130500-20260110-SETTLED222' },
    'changed-too-early',
    'destination',
    /2026年7月10日起可以变更/,
  ],
  ['a type that is not offered', 'xingtai', { ...resident, type: 'student' }, 'type-not-offered', 'type', /没有/],
  ['not retired', 'active', { ...resident, type: 'resettled-retiree' }, 'not-retired', 'type', /退休/],
  [
    'after discharge',
    'active',
    { ...temporary, from: '2026-03-01', stay: { admittedOn: '2026-03-01', dischargedOn: '2026-03-08' } },
    'after-discharge',
    'stay.dischargedOn',
    /已经出院/,
  ],
  [
    'after ten days',
    'xingtai',
    { ...base, type: 'temporary', destination: '120100', from: '2026-02-20', stay: { admittedOn: '2026-02-20' } },
    'supplementary-too-late',
    'stay.admittedOn',
    /10日内/,
  ],
  [
    'begins after admission',
    'active',
    { ...temporary, stay: { admittedOn: '2026-03-05' } },
    'start-after-admission',
    'from',
    /晚于入院日期/,
  ],
  [
    'admission to come',
    'active',
    { ...temporary, stay: { admittedOn: '2026-03-20' } },
    'admission-in-future',
    'stay.admittedOn',
    /还没有到/,
  ],
  [
    'a hospital without the right',
    'active',
    { ...referral, referral: { institution: '演示杭州社区中心', on: '2026-03-09' } },
    'referral-level',
    'referral.level',
    /转诊要由/,
  ],
  [
    'a hospital elsewhere',
    'active',
    { ...referral, referral: { institution: 'H11010000001', on: '2026-03-09' } },
    'referral-elsewhere',
    'referral.place',
    /参保地的医院/,
  ],
  [
    'no hospital',
    'active',
    { ...base, type: 'referral', destination: '310100', materials: ['referral-form'] },
    'referral-missing',
    'referral',
    /没有填/,
  ],
  [
    'a referral of tomorrow',
    'active',
    { ...referral, referral: { institution: '演示杭州三级医院', on: '2026-03-11' } },
    'referral-in-future',
    'referral.on',
    /还没有到/,
  ],
  [
    'too many institutions',
    'taizhou',
    {
      ...resident,
      institutions: ['H31010000001', 'H31010000002', 'H31010000003', 'H31010000004'].map((code) => ({ code })),
      destination: '310000',
    },
    'too-many-institutions',
    'institutions',
    /最多3家/,
  ],
  [
    'an institution elsewhere',
    'taizhou',
    { ...resident, institutions: [{ code: 'H31010000003' }] },
    'institution-elsewhere',
    'institutions[0]',
    /不在备案的地方/,
  ],
  ['no proof', 'taizhou', { ...resident, commitmentInPlace: true }, 'material-missing', 'materials', /缺少材料/],
  [
    'unsigned',
    'active',
    { ...temporary, commitmentSigned: false },
    'commitment-unsigned',
    'commitmentSigned',
    /承诺书/,
  ],
  ['no telephone', 'active', { ...temporary, mobile: '12345' }, 'mobile-wrong', 'mobile', /手机号不对/],
  [
    'somebody else’s filing to replace',
    'active',
    { ...temporary, replaces: 'B130500-20260110-SETTLED222' },
    'replaces-unknown',
    'replaces',
    /不存在/,
  ],
]

for (const [what, who, form, code, path, says] of refusals) {
  test(`${what}: ${code} at ${path}`, async () => {
    const cookie = cookies[who]
    const list = async () =>
      (await app.inject({ url: '/api/filings', headers: { cookie } })).json<{ filings: FilingMessage[] }>()
    const before = await list()
    const checked = await app.inject({ method: 'POST', url: '/api/filings/check', payload: form, headers: { cookie } })
    const check = checked.json<FilingCheckMessage>()
    const found = check.problems?.find((one) => one.code === code)
    assert.ok(found, `${code} in ${checked.body}`)
    assert.deepEqual([check.decision, found.path, found.weight], ['correct', path, 'blocks'])
    assert.match(`${found.text} ${found.remedy}`, says)
    assert.notEqual(found.remedy, '')
    const key = `refusal-${code}-${path}`.replaceAll(/[^\w-]/g, '-').padEnd(10, '0')
    const sent = await app.inject({
      method: 'POST',
      url: '/api/filings',
      payload: form,
      headers: { cookie, 'idempotency-key': key },
    })
    const refused = sent.json<ProblemDocument>()
    assert.deepEqual([sent.statusCode, refused.code], [422, 'filing-not-complete'], sent.body)
    assert.ok(refused.errors?.some((one) => one.path === path && one.message.startsWith(found.text)))
    assert.deepEqual(await list(), before)
  })
}
