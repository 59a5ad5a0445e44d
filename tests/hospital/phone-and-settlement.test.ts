/** Phone, hospital and settlement answer alike for the days on which something begins, ends, rests or is put right. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { approvedFiling, findFiling } from '../../apps/server/src/filing/record/index.ts'
import { expireFilings } from '../../apps/server/src/filing/decide/index.ts'
import { enterPerson } from '../../apps/server/src/person/people/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import type { PersonChanges } from '../../apps/server/src/platform/storage/index.ts'
import { feeLine, Hospital, openPlatform, settlement } from './hospital.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'

const platform = await openPlatform('2026-08-20T02:00:00Z')
const { app, db, clock } = platform
test.after(() => app.close())
const atHome = new Hospital(app, 'H33010000001', '330100')
const inShanghai = new Hospital(app, 'H31010000001', '310100')

const person = '33010000000000009901'
const self = { role: 'citizen', kind: 'person', id: person } as const
await enterPerson(
  db,
  { personNo: person, pool: '330100', idNumber: '330100198003079913', name: '演示边界' },
  clock.now(),
)
const cookie = await signInCitizen(db, clock, person)

async function write(changes: PersonChanges): Promise<void> {
  const answer = await commitForPerson(db, { personNo: person, at: clock.now(), changes, audit: [] })
  assert.equal(answer.outcome, 'done')
}

type Enrolments = NonNullable<PersonChanges['enrolment']>
const enrolled = (no: number, insurance: 'employee' | 'resident', from_day: string, to_day: string | null) => ({
  ...{ enrolment_no: no, pool: '330100', insurance, from_day, to_day },
  ...(insurance === 'employee' ? { category: 'active' } : { category: 'resident', resident_tier: 1 }),
})
const paid = (no: number, insurance: 'employee' | 'resident', from_day: string, to_day: string | null) => ({
  ...{ interval_no: no, insurance, status: 'entitled' as const, reason: '正常参保缴费', from_day, to_day },
})
const stopped = (...row: Parameters<typeof paid>) => ({ ...paid(...row), status: 'stopped' as const, reason: '欠费' })

// What was believed at first is superseded: an employee for good, always paid.
await write({
  enrolment: [enrolled(1, 'employee', '2026-01-01', null)] as Enrolments,
  benefit_interval: [paid(1, 'employee', '2026-01-01', null)],
})
// An employee to the end of March who had not paid for it; nothing in April; a resident from May on; in July both at once,
// the work begun last and its benefits stopped from the 11th on.
await write({
  enrolment_end: [{ enrolment_no: 1 }],
  enrolment: [
    enrolled(2, 'employee', '2026-01-01', '2026-03-31'),
    enrolled(3, 'resident', '2026-05-01', '2026-07-31'),
    enrolled(4, 'employee', '2026-07-01', null),
  ] as Enrolments,
  benefit_interval_end: [{ interval_no: 1 }],
  benefit_interval: [
    paid(2, 'employee', '2026-01-01', '2026-02-28'),
    stopped(3, 'employee', '2026-03-01', '2026-03-31'),
    paid(4, 'resident', '2026-05-02', '2026-07-31'),
    paid(5, 'employee', '2026-07-01', '2026-07-10'),
    stopped(6, 'employee', '2026-07-11', null),
  ],
})

type Answer = 'paid' | 'stopped' | 'not enrolled'

/** What the phone says of a day: it asks for the enrolment that began last. */
async function phone(day: string): Promise<Answer> {
  const url = `/api/direct-settlement?institution=${atHome.code}&kind=outpatient&day=${day}`
  const said = (await app.inject({ url, headers: { cookie } })).json<{ code?: string; reasons?: { code: string }[] }>()
  if (said.code === 'not-enrolled') return 'not enrolled'
  return said.reasons!.some(({ code }) => code === 'benefits-stopped') ? 'stopped' : 'paid'
}

/** What a hospital is told of an insurance (`insutype`) of that day: registration and pre-settlement, and 1101. */
async function hospital(day: string, insutype: string): Promise<{ settles: Answer; told: string | undefined }> {
  const begntime = `${day} 08:00:00`
  const asked = { mdtrt_cert_type: '02', mdtrt_cert_no: '330100198003079913', begntime }
  const { insuinfo } = (await atHome.ask('1101', { data: asked })).output as {
    insuinfo: { insutype: string; psn_insu_stas: string }[]
  }
  const told = insuinfo.find((row) => row.insutype === insutype)?.psn_insu_stas
  const registered = await atHome.send('2201', {
    data: {
      ...{ psn_no: person, insutype, begntime, mdtrt_cert_type: '02', mdtrt_cert_no: '', ipt_otp_no: 'M1' },
      ...{ atddr_no: 'D1', dr_name: '演示医师', dept_code: '01', dept_name: '内科', caty: 'A03' },
    },
  })
  if (registered.infcode !== 0) {
    assert.match(registered.err_msg ?? '', /^\[?G220[12]/)
    return { settles: 'not enrolled', told }
  }
  const visit = (registered.output as { data: { mdtrt_id: string } }).data.mdtrt_id
  const line = feeLine(person, visit, ['YDA0000001', 1, 100], 1)
  const feedetail = [{ ...line, fee_ocur_time: `${day} 09:00:00`, chrg_bchno: 'B1', rx_circ_flag: '0' }]
  await atHome.ask('2204', { feedetail })
  const trial = await atHome.send(
    '2206',
    settlement(person, visit, 100, { insutype, med_type: '11', chrg_bchno: 'B1' }),
  )
  return { settles: /G5105/.test(trial.err_msg ?? '') ? 'stopped' : 'paid', told }
}

/** `employee` and `resident`: what holds of each; the phone's answer is that of the insurance that began last. */
const days: [day: string, employee: Answer, resident: Answer, last: 'employee' | 'resident'][] = [
  ['2025-12-31', 'not enrolled', 'not enrolled', 'employee'],
  ['2026-01-01', 'paid', 'not enrolled', 'employee'],
  ['2026-02-28', 'paid', 'not enrolled', 'employee'],
  ['2026-03-01', 'stopped', 'not enrolled', 'employee'],
  ['2026-03-31', 'stopped', 'not enrolled', 'employee'],
  ['2026-04-01', 'not enrolled', 'not enrolled', 'employee'],
  ['2026-04-30', 'not enrolled', 'not enrolled', 'employee'],
  // Enrolled, and nothing on record of benefits: not paid.
  ['2026-05-01', 'not enrolled', 'stopped', 'resident'],
  ['2026-05-02', 'not enrolled', 'paid', 'resident'],
  ['2026-06-30', 'not enrolled', 'paid', 'resident'],
  ['2026-07-01', 'paid', 'paid', 'employee'],
  ['2026-07-10', 'paid', 'paid', 'employee'],
  ['2026-07-11', 'stopped', 'paid', 'employee'],
  ['2026-07-31', 'stopped', 'paid', 'employee'],
  ['2026-08-01', 'stopped', 'not enrolled', 'employee'],
]

for (const [day, employee, resident, last] of days)
  test(`${day}: employee ${employee}, resident ${resident}`, async () => {
    const states = { paid: '1', stopped: '2', 'not enrolled': undefined }
    assert.deepEqual(await hospital(day, '310'), { settles: employee, told: states[employee] })
    assert.deepEqual(await hospital(day, '390'), { settles: resident, told: states[resident] })
    assert.equal(await phone(day), last === 'employee' ? employee : resident)
  })

test('a filing holds from its first day to its last for phone and hospital, also after it has run out', async () => {
  const rows = approvedFiling(
    { pool: '330100', type: 'temporary', destination: '310000', from: '2026-02-02', to: '2026-02-20' },
    '2026-02-01',
    self,
  )
  await write({ filing_action: rows })
  await expireFilings({ database: db, clock, release: openRelease(undefined) }, (error) => assert.fail(String(error)))
  assert.equal((await findFiling(db, person, rows[0]!.filing_id))?.state, 'expired')
  const filed = async (day: string) => {
    const url = `/api/direct-settlement?institution=${inShanghai.code}&kind=inpatient&day=${day}`
    const said = (await app.inject({ url, headers: { cookie } })).json<{
      reasons: { code: string }[]
      notes: object[]
    }>()
    const admitted = await inShanghai.ask('2401', admissionOn(day))
    const visit = (admitted.output as { result: { mdtrt_id: string } }).result.mdtrt_id
    await inShanghai.ask('2404', { data: { mdtrt_id: visit, psn_no: person } })
    const noticed = JSON.stringify([said.reasons, said.notes]).includes('"not-filed"')
    return { phone: !noticed, hospital: !/备案/.test(admitted.warn_msg ?? '') }
  }
  assert.deepEqual(await filed('2026-02-01'), { phone: false, hospital: false })
  assert.deepEqual(await filed('2026-02-02'), { phone: true, hospital: true })
  assert.deepEqual(await filed('2026-02-20'), { phone: true, hospital: true })
  assert.deepEqual(await filed('2026-02-21'), { phone: false, hospital: false })
})

function admissionOn(day: string) {
  const stay = {
    psn_no: person,
    insutype: '310',
    begntime: `${day} 08:00:00`,
    mdtrt_cert_type: '02',
    mdtrt_cert_no: '',
  }
  const doctor = { atddr_no: 'D1', chfpdr_name: '演示医师', adm_dept_codg: '01', adm_dept_name: '内科', adm_bed: '1' }
  const words = { adm_diag_dscr: '演示', dscg_maindiag_code: 'J18.900', dscg_maindiag_name: '肺炎' }
  return { mdtrtinfo: { ...stay, ...doctor, ...words, med_type: '21', ipt_no: `Z-${day}` }, diseinfo: [] }
}
