/** The catalogue of a place, loaded from a list: dated, never overwritten, and what it does to a bill. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { loadCatalogue } from '../../apps/server/src/care/catalogue/index.ts'
import { problemCode } from './checks.ts'
import { Hospital, feeLine, openPlatform, people } from './hospital.ts'
import type { Platform } from './hospital.ts'

const { places } = loadPolicyFolder(defaultPolicyFolder).release
const header = '编码,名称,类别,等级,自付比例,限价,限制使用,起始日'

const load = ({ db, clock }: Platform, rows: readonly string[], release: string, place = '330100') =>
  loadCatalogue(db, clock, places, {
    bytes: Buffer.from([header, ...rows].join('\r\n')),
    place,
    release,
    by: { actorKind: 'system', actor: 'test' },
  })

/** What an upload of one piece at 100 yuan comes to. */
async function divided(hospital: Hospital, code: string, more: Record<string, unknown> = {}) {
  const visit = await hospital.register(people.active)
  const line = { ...feeLine(people.active, visit, [code, 1, 100], 1), chrg_bchno: 'B1', rx_circ_flag: '0', ...more }
  const { output } = await hospital.ask('2204', { feedetail: [line] })
  return (output as { result: Record<string, unknown>[] }).result[0]!
}

test('a price that changes on a day: each line by the row of its own day', async () => {
  const platform = await openPlatform()
  const rows = ['X1,演示价格,诊疗项目,甲,,80.00,否,2026-01-01', 'X1,演示价格,诊疗项目,甲,,90.00,否,2026-06-10']
  const report = await load(platform, rows, 'test-1')
  assert.deepEqual([report.rows, report.added, report.unchanged, report.refused], [2, 2, 0, 0])
  const hospital = new Hospital(platform.app, 'H33010000001', '330100')
  const early = { begntime: '2026-06-09 08:00:00' }
  const visit = await hospital.register(people.active, early)
  const lines = ['2026-06-09 09:00:00', '2026-06-10 09:00:00'].map((at, index) => ({
    ...feeLine(people.active, visit, ['X1', 1, 100], index + 1),
    fee_ocur_time: at,
    chrg_bchno: 'B1',
    rx_circ_flag: '0',
  }))
  const { output } = await hospital.ask('2204', { feedetail: lines })
  const { result } = output as { result: { overlmt_amt: number }[] }
  assert.deepEqual(
    result.map((line) => line.overlmt_amt),
    [20, 10],
  )
})

test('the same list again changes nothing; what is in is never overwritten, and a name stands for one list', async () => {
  const platform = await openPlatform()
  const row = 'X2,演示,药品,乙,10%,,否,2026-01-01'
  await load(platform, [row], 'test-1')
  const again = await load(platform, [row], 'test-1')
  assert.deepEqual([again.added, again.unchanged, again.refused], [0, 1, 0])
  const other = await load(platform, ['X2,演示,药品,乙,20%,,否,2026-01-01'], 'test-2')
  assert.deepEqual([other.added, other.refused], [0, 1])
  assert.match(other.refusals[0]!.message, /2026-01-01起的这一项已经装入，内容不同/)
  assert.equal(
    await problemCode(load(platform, ['X3,演示,药品,甲,,,否,2026-01-01'], 'test-1')),
    'catalogue-release-taken',
  )
  assert.equal(await problemCode(load(platform, [row], 'test-3', '330000')), 'catalogue-place-unknown')
})

test('an item of restricted use is covered where the institution approved it, and nowhere else', async () => {
  const platform = await openPlatform()
  await load(platform, ['X4,演示限制用药,药品,乙,10%,,是,2026-01-01'], 'test-1')
  const hospital = new Hospital(platform.app, 'H33010000001', '330100')
  const outcome = async (flag: string) => {
    const line = await divided(hospital, 'X4', { hosp_appr_flag: flag })
    return [line['fulamt_ownpay_amt'], line['preselfpay_amt'], line['inscp_scp_amt'], line['lmt_used_flag']]
  }
  assert.deepEqual(await outcome('1'), [0, 10, 90, '1'])
  assert.deepEqual(await outcome('0'), [100, 0, 0, '1'])
  assert.deepEqual(await outcome('2'), [100, 0, 0, '1'])
  // An unrestricted one is covered unless it was refused.
  const free = await divided(hospital, 'YDB0000001', { hosp_appr_flag: '0' })
  assert.deepEqual([free['inscp_scp_amt'], free['lmt_used_flag']], [90, '0'])
})

test('every wrong row is named with its column, and the others are loaded', async () => {
  const platform = await openPlatform()
  const report = await load(
    platform,
    [
      'X5,演示,药品,甲,,,否,2026-01-01',
      'X6,演示,药品,甲,10%,,否,2026-01-01',
      'X7,演示,衣服,乙,,,否,2026-01-01',
      'X8,演示,药品,乙,110,,否,2026-01-01',
      'X9,演示,药品,乙,,一百,否,2026-01-01',
      'X10,,药品,乙,,,否,2026-13-01',
      'X5,演示,药品,甲,,,否,2026-01-01',
    ],
    'test-1',
  )
  assert.deepEqual([report.rows, report.added, report.refused], [7, 1, 6])
  assert.deepEqual(
    report.refusals.map(({ row, field }) => `${String(row)} ${field}`),
    ['3 自付比例', '4 类别', '5 自付比例', '6 限价', '7 名称', '7 起始日', '8 编码'],
  )
})
