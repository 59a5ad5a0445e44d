/** 5302: the institutions that a person has chosen, which stand on the filing and nowhere else. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { uploadMaterial } from '../../apps/server/src/platform/materials/testing.ts'
import { refusedWith } from './checks.ts'
import { Hospital, openPlatform, people } from './hospital.ts'

test('what was chosen on a filing that holds is listed in its order; other kinds are kept elsewhere', async () => {
  const { app, db, clock } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const person = people.taizhouResident
  const cookie = await signInCitizen(db, clock, person)
  const ask = async (psn_no: string) =>
    (
      (await hospital.ask('5302', { data: { psn_no, biz_appy_type: '03' } })).output as {
        psnfixmedin: Record<string, unknown>[]
      }
    ).psnfixmedin
  assert.deepEqual(await ask(person), [])
  const permit = await uploadMaterial(app, cookie, 'residence-permit')
  const made = await app.inject({
    method: 'POST',
    url: '/api/filings',
    headers: { cookie, 'idempotency-key': 'chosen-institutions-0001' },
    payload: {
      type: 'long-term-resident',
      destination: '310100',
      from: '2026-06-20',
      mobile: '13800000000',
      commitmentSigned: true,
      uploads: [permit.id],
      institutions: [{ code: 'H31010000003' }],
    },
  })
  const { id } = made.json<{ id: string }>()
  const chosen = {
    psn_no: person,
    insutype: '390',
    fix_srt_no: '1',
    fixmedins_code: 'H31010000003',
    fixmedins_name: '演示上海未联网医院',
    begndate: '2026-06-20',
    enddate: null,
    memo: `备案${id}上选定的机构`,
  }
  assert.deepEqual(await ask(person), [chosen])
  assert.deepEqual(await ask(people.taizhouStationed), [], 'a filing without a choice has none')

  const send = (psn_no: string, biz_appy_type: string) => hospital.send('5302', { data: { psn_no, biz_appy_type } })
  assert.match(refusedWith(await send(person, '01'), 'G6201'), /“01”.*5301/)
  refusedWith(await send(person, '77'), 'G1018')
  refusedWith(await send('33010000000000009999', '03'), 'G2001')
})
