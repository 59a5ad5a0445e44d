/**
 * 3201 and 3202: sums and lines of an institution, compared with ours to the fen; what counts, on which day, each class of difference,
 * and what no statement can be of.
 */
import assert from 'node:assert/strict'
import test from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import type { StatementList } from '@yidi/contracts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { Hospital, newMsgid, openPlatform, people, registration, settlement } from './hospital.ts'
import type { Options, Reply } from './hospital.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const hospital = new Hospital(app, 'H31010000001', '310100')
const person = people.retiredWithFiling

interface Sums {
  medfee_sumamt: number
  fund_pay_sumamt: number
  acct_pay: number
  psn_cash_pay: number
}
interface Settled extends Sums {
  visit: string
  id: string
  msgid: string
}

/** A stay from admission to settlement. */
async function settleStay(at: Hospital, of: string, totalYuan: number): Promise<Settled> {
  const visit = await at.admit(of)
  await at.upload(of, visit, [['YDA0000001', 1, totalYuan]])
  await at.discharge(of, visit)
  const msgid = newMsgid(at.code)
  const { output } = await at.ask('2304', settlement(of, visit, totalYuan), { msgid })
  const { setlinfo } = output as { setlinfo: Sums & { setl_id: string } }
  return { ...setlinfo, visit, id: setlinfo.setl_id, msgid }
}

const undo = (at: Hospital, of: string, { visit, id }: Settled) =>
  at.ask('2305', { data: { mdtrt_id: visit, setl_id: id, psn_no: of, setl_type: '2' } })

const nothing = { medfee_sumamt: 0, fund_pay_sumamt: 0, acct_pay: 0, fixmedins_setl_cnt: 0 }
const sumsOf = ({ medfee_sumamt, fund_pay_sumamt, acct_pay }: Sums, count = 1) => ({
  medfee_sumamt,
  fund_pay_sumamt,
  acct_pay,
  fixmedins_setl_cnt: count,
})

const totals = (figures: object, more: object = {}) => ({
  data: {
    insutype: '310',
    clr_type: '21',
    setl_optins: '330100',
    stmt_begndate: '2026-06-01',
    stmt_enddate: '2026-06-20',
    ...figures,
    ...more,
  },
})

interface Result {
  setl_optins: string
  stmt_rslt: string
  stmt_rslt_dscr: string
}
async function compare(figures: object, more: object = {}, at = hospital, options: Options = {}): Promise<Result> {
  const { output } = await at.ask('3201', totals(figures, more), options)
  return (output as { stmtinfo: Result }).stmtinfo
}
const isEven = (result: Result) => {
  // A word in the description is a difference to clients, whatever the result says.
  assert.deepEqual([result.stmt_rslt, result.stmt_rslt_dscr], ['0', ''])
}
const isUneven = (result: Result, words: string) => {
  assert.deepEqual([result.stmt_rslt, result.stmt_rslt_dscr], ['1', words])
}
const isRefused = (reply: Reply, fault: string, words: RegExp) => {
  assert.deepEqual([reply.infcode, reply.output], [-1, null])
  assert.match(reply.err_msg ?? '', new RegExp(`^\\[${fault}\\].*${words.source}`))
}

const stay = await settleStay(hospital, person, 10_000)

test('a settlement of the days counts once; the agency is the pool, or that of the place, or not named', async () => {
  isEven(await compare(sumsOf(stay)))
  for (const setl_optins of ['310100', '310115', '']) {
    const result = await compare(sumsOf(stay), { setl_optins })
    isEven(result)
    assert.equal(result.setl_optins, setl_optins)
  }
  isEven(await compare(sumsOf(stay), { setl_optins: '330106' }))
  isEven(await compare(nothing, { setl_optins: '339900' }))
  const moments = { stmt_begndate: '2026-06-20 00:00:00', stmt_enddate: '2026-06-20 23:59:59' }
  isEven(await compare(sumsOf(stay), moments))
  // The day of settling decides, not the days of the stay.
  isEven(await compare(nothing, { stmt_enddate: '2026-06-19' }))
  isEven(await compare(nothing, { clr_type: '11' }))
  isEven(await compare(nothing, { clr_type: '99' }))
  isEven(await compare(nothing, { insutype: '390' }))
  isEven(await compare(sumsOf(stay), { clr_type: '2101' }))
  isEven(await compare(nothing, {}, new Hospital(app, 'H31010000002', '310100')))
})

test('a fen is named, with either side; so is a settlement too many', async () => {
  const figures = sumsOf(stay)
  assert.equal(figures.medfee_sumamt, 10_000)
  isUneven(await compare({ ...figures, medfee_sumamt: 10_000.01 }), '医疗费总额：机构10000.01、平台10000.00')
  assert.equal(figures.fund_pay_sumamt + figures.acct_pay + stay.psn_cash_pay, 10_000)
  isUneven(
    await compare({
      medfee_sumamt: 0,
      fund_pay_sumamt: figures.fund_pay_sumamt,
      acct_pay: figures.acct_pay + 1,
      fixmedins_setl_cnt: 2,
    }),
    `医疗费总额：机构0.00、平台10000.00；个人账户支付金额：机构${(figures.acct_pay + 1).toFixed(2)}、平台${figures.acct_pay.toFixed(2)}；结算笔数：机构2、平台1`,
  )
  isUneven(
    await compare(nothing),
    `医疗费总额：机构0.00、平台10000.00；基金支付总额：机构0.00、平台${figures.fund_pay_sumamt.toFixed(2)}；` +
      `结算笔数：机构0、平台1`,
  )
})

test('what is undone counts twice, as it was and as it went back, each on its own day; without refunds it counts not at all', async () => {
  const at = new Hospital(app, 'H31010000002', '310100')
  const of = people.taizhouStationed
  const agency = { setl_optins: '331000' }
  const gone = await settleStay(at, of, 2000)
  isEven(await compare(sumsOf(gone), agency, at))
  const last = clock.now()
  clock.set('2026-07-02T10:00:00+08:00')
  await undo(at, of, gone)
  const june = { ...agency, stmt_enddate: '2026-06-30' }
  const july = { ...agency, stmt_begndate: '2026-07-01', stmt_enddate: '2026-07-02' }
  const both = { ...agency, stmt_enddate: '2026-07-02' }
  isEven(await compare(sumsOf(gone), june, at))
  const back = {
    medfee_sumamt: -gone.medfee_sumamt,
    fund_pay_sumamt: -gone.fund_pay_sumamt,
    acct_pay: -gone.acct_pay,
    fixmedins_setl_cnt: 1,
  }
  isEven(await compare(back, july, at))
  isEven(await compare({ ...nothing, fixmedins_setl_cnt: 2 }, both, at))
  isEven(await compare({ ...nothing, fixmedins_setl_cnt: 2 }, { ...both, REFD_SETL_FLAG: '1' }, at))
  isUneven(await compare(nothing, both, at), '结算笔数：机构0、平台2（含退费1笔）')
  for (const period of [june, july, both]) isEven(await compare(nothing, { ...period, REFD_SETL_FLAG: '0' }, at))
  const again = await settleStay(at, of, 500)
  isEven(await compare(sumsOf(again), { ...both, refd_setl_flag: '0' }, at))
  clock.set(last.toISOString())
})

test('an outpatient bill is one of its own kind; the day’s books of every kind come apart', async () => {
  const at = new Hospital(app, 'H31010000004', '310100')
  const visit = (await at.ask('2201', registration(person))).output.data.mdtrt_id as string
  await at.uploadOutpatient(person, visit, [['YDA0000001', 1, 100]])
  const bill = settlement(person, visit, 100, { chrg_bchno: 'B1', med_type: '11' })
  const { setlinfo } = (await at.ask('2207', bill)).output as { setlinfo: Sums & { clr_type: string } }
  assert.equal(setlinfo.clr_type, '11')
  isEven(await compare(sumsOf(setlinfo), { clr_type: '11' }, at))
  isEven(await compare(nothing, { clr_type: '21' }, at))
})

test('days that no statement is of, and who has no books here, are refused with what is wrong', async () => {
  const send = (more: object) => hospital.send('3201', totals(nothing, more))
  isRefused(await send({ stmt_begndate: '2026-06-20', stmt_enddate: '2026-06-01' }), 'G7101', /结束早于开始/)
  isRefused(await send({ stmt_enddate: '2026-06-21' }), 'G7101', /今天（2026-06-20）/)
  isRefused(await send({ stmt_begndate: '2025-06-19' }), 'G7101', /超过366天/)
  isEven(await compare(sumsOf(stay), { stmt_begndate: '2025-06-20' }))
  isRefused(await send({ setl_optins: '440300' }), 'G7102', /440300/)
  isRefused(await send({ setl_optins: '999999' }), 'G7102', /999999/)
  isRefused(await send({ insutype: '510' }), 'G7103', /510/)
  isRefused(await send({ clr_type: '12' }), 'G1018', /11门诊/)
  isRefused(await send({ refd_setl_flag: '2' }), 'G1018', /refd_setl_flag/)
  isRefused(await send({ medfee_sumamt: '1.001' }), 'G1014', /medfee_sumamt/)
  isRefused(await send({ fixmedins_setl_cnt: '1.5' }), 'G1014', /fixmedins_setl_cnt/)
  isRefused(await send({ medfee_sumamt: '' }), 'G1013', /medfee_sumamt/)
})

test('the same again says the same, and is kept once', async () => {
  const msgid = newMsgid(hospital.code)
  const count = async () => (await db.pool.query('select from institution_statement')).rowCount!
  const before = await count()
  const first = await compare(nothing, {}, hospital, { msgid })
  assert.deepEqual(await compare(nothing, {}, hospital, { msgid }), first)
  assert.equal(await count(), before + 1)
})

type Line = readonly (string | number)[]
const lineOf = (
  of: string,
  { id, visit, medfee_sumamt, fund_pay_sumamt, acct_pay }: Settled,
  flag = '0',
  sign = 1,
): Line => [id, visit, of, sign * medfee_sumamt, sign * fund_pay_sumamt, sign * acct_pay, flag]
const text = (lines: readonly Line[]) => Buffer.from(lines.map((line) => `${line.join('\t')}\n`).join(''))
const packed = (content: Uint8Array) => Buffer.from(zipSync({ '明细.txt': content }))

async function upload(at: Hospital, content: Buffer, filename = '明细.zip'): Promise<string> {
  const input = { fsUploadIn: { in: content.toString('base64'), filename } }
  return (await at.ask('9101', input)).output.file_qury_no as string
}

const lineTotals = (sums: Sums, count: number) => ({
  medfee_sumamt: sums.medfee_sumamt,
  fund_pay_sumamt: sums.fund_pay_sumamt,
  cash_payamt: sums.psn_cash_pay,
  fixmedins_setl_cnt: count,
})
const noSums = { medfee_sumamt: 0, fund_pay_sumamt: 0, acct_pay: 0, psn_cash_pay: 0 }

const linesMessage = (number: string, sums: Sums, count: number, more: object = {}) => ({
  data: {
    setl_optins: '330100',
    file_qury_no: number,
    stmt_begndate: '2026-06-01',
    stmt_enddate: '2026-06-20',
    clr_type: '21',
    ...lineTotals(sums, count),
    ...more,
  },
})

/** The lines of the file of differences, as 9102 gives it. */
async function result(at: Hospital, reply: Reply): Promise<string[][]> {
  const { fileinfo } = reply.output as { fileinfo: { file_qury_no: string; filename: string; dld_endtime: string } }
  const answer = await app.inject({
    method: 'POST',
    url: '/fsi/api/fileupload/download',
    payload: {
      infno: '9102',
      msgid: newMsgid(at.code),
      fixmedins_code: at.code,
      input: {
        fsDownloadIn: { file_qury_no: fileinfo.file_qury_no, filename: fileinfo.filename, fixmedins_code: 'plc' },
      },
    },
  })
  const [entry] = Object.entries(unzipSync(answer.rawPayload))
  assert.equal(entry![0], fileinfo.filename.replace('.zip', '.txt'))
  const lines = Buffer.from(entry![1]).toString().split('\n')
  assert.equal(lines.pop(), '')
  return lines.map((line) => line.split('\t'))
}

async function compareFile(content: Buffer, sums: Sums, count: number, more: object = {}, at = hospital) {
  const name = content.toString('latin1').startsWith('PK') ? '明细.zip' : '明细.txt'
  const reply = await at.ask('3202', linesMessage(await upload(at, content, name), sums, count, more))
  return { lines: await result(at, reply), warning: reply.warn_msg ?? '' }
}

const own = lineOf(person, stay)

test('lines that are ours leave no difference, whatever the file looks like', async () => {
  const header = ['setl_id', 'mdtrt_id', 'psn_no', 'medfee_sumamt', 'fund_pay_sumamt', 'acct_pay', 'refd_setl_flag']
  const [id, visit, of, total, fund, account] = own
  const files: Buffer[] = [
    packed(text([own])),
    text([own]),
    packed(text([header, own])),
    packed(
      text([
        ['人员编号', '结算ID', '医疗费总额', '个人账户支出', '基金支付总额', '就诊ID'],
        [of!, id!, total!, account!, fund!, visit!],
      ]),
    ),
    packed(text([own.slice(0, 6)])),
    packed(text([[...own, 'null', '备注']])),
    packed(text([[of!, visit!, id!, stay.msgid, '0', '0', 'null', total!, fund!, account!]])),
    packed(Buffer.concat([Buffer.from('\ufeff'), text([own])])),
    packed(Buffer.from(`\r\n${own.join('\t')}\r\n\r\n`)),
  ]
  for (const file of files) assert.deepEqual(await compareFile(file, stay, 1), { lines: [], warning: '' })
})

test('each difference has its class, the figures of both sides and the message to reverse by', async () => {
  const only = await compareFile(packed(new Uint8Array()), noSums, 0)
  const [id, visit, of] = own
  const ours = [stay.medfee_sumamt, stay.fund_pay_sumamt, stay.acct_pay].map((yuan) => yuan.toFixed(2))
  assert.deepEqual(only.lines, [
    [of, visit, id, stay.msgid, '1', '0', '平台有、机构没有：机构确无此笔的，可用msgid冲正', ...ours],
  ])
  assert.match(only.warning, /^总额不平：医疗费总额：机构0.00、平台10000.00；.*；现金支付金额：机构0.00、平台/)

  const stranger: Line = ['S-UNKNOWN', 'V1', of!, 5, 3, 0, '0']
  const there = await compareFile(packed(text([own, stranger])), stay, 1)
  assert.deepEqual(there.lines, [[of, 'V1', 'S-UNKNOWN', 'null', '1', '0', '机构有、平台没有', '5.00', '3.00', '0.00']])
  assert.equal(there.warning, '报文的总额与上传的明细合计不符')

  const dearer = own.with(3, 10_000.01).with(1, 'V-OTHER')
  const differs = await compareFile(packed(text([dearer])), stay, 1)
  assert.deepEqual(differs.lines, [
    [
      of,
      visit,
      id,
      stay.msgid,
      '1',
      '0',
      `内容不符：医疗费总额机构10000.01、平台10000.00；就诊ID机构V-OTHER、平台${String(visit)}`,
      ...ours,
    ],
  ])
  const earlier = await compareFile(packed(text([own])), noSums, 0, { stmt_enddate: '2026-06-19' })
  assert.match(earlier.lines[0]![6]!, /^机构有、平台没有：平台的这笔结算在2026-06-20，不属于/)
  // Another institution's settlement is nobody's business here.
  const elsewhere = new Hospital(app, 'H31010000002', '310100')
  const theirs = await compareFile(packed(text([own])), noSums, 0, {}, elsewhere)
  assert.equal(theirs.lines[0]![6], '机构有、平台没有')
})

test('what was undone: on its own day, under either number, later than the days, or not known to the institution', async () => {
  const of = people.provincialReferral
  const days = { setl_optins: '339900', stmt_begndate: '2026-06-20', stmt_enddate: '2026-06-20' }
  const gone = await settleStay(hospital, of, 3000)
  const last = clock.now()
  clock.set('2026-06-21T10:00:00+08:00')
  const back = (await undo(hospital, of, gone)).output as { setlinfo: { setl_id: string } }
  const both = { ...days, stmt_enddate: '2026-06-21' }
  const [settled, refund] = [lineOf(of, gone, '1'), lineOf(of, gone, '1', -1)]
  const compared = (lines: Line[], sums: Sums, count: number, more: object) =>
    compareFile(packed(text(lines)), sums, count, more)

  const later = await compared([settled], gone, 1, days)
  assert.deepEqual(
    later.lines.map((line) => [line[2], line[4], line[5], line[6]]),
    [[gone.id, '0', '1', '账平：2026-06-21已撤销，退费计入那一天']],
  )
  assert.equal(later.warning, '')
  for (const taken of [refund, refund.with(0, back.setlinfo.setl_id)])
    assert.deepEqual(await compared([settled, taken], noSums, 2, both), { lines: [], warning: '' })
  const unknown = await compared([settled], gone, 1, both)
  assert.deepEqual(
    unknown.lines.map((line) => [line[2], line[4], line[6], line[7]]),
    [[back.setlinfo.setl_id, '1', '已撤销：平台2026-06-21已撤销，机构没有退费', '-3000.00']],
  )
  const without = await compared([settled], gone, 1, { ...both, refd_setl_flag: '0' })
  assert.deepEqual(
    without.lines.map((line) => [line[2], line[4], line[6]]),
    [[gone.id, '1', '已撤销：平台2026-06-21已撤销，机构没有退费']],
  )
  assert.deepEqual((await compared([], noSums, 0, { ...both, refd_setl_flag: '0' })).lines, [])
  clock.set(last.toISOString())
})

test('a file that is none, another institution’s, cut in half, or has a line twice or of no figures, is refused by its line', async () => {
  const send = async (content: Buffer, more: object = {}, name = '明细.zip') =>
    hospital.send('3202', linesMessage(await upload(hospital, content, name), stay, 1, more))
  isRefused(await hospital.send('3202', linesMessage('F0', stay, 1)), 'G7007', /F0/)
  const others = await upload(new Hospital(app, 'H31010000002', '310100'), packed(text([own])))
  isRefused(await hospital.send('3202', linesMessage(others, stay, 1)), 'G7007', new RegExp(others))
  const half = {
    fsUploadIn: {
      in: packed(text([own]))
        .subarray(0, 60)
        .toString('base64'),
      filename: 'a.zip',
    },
  }
  isRefused(await hospital.send('9101', half), 'G7004', /没有传完/)
  isRefused(await send(packed(text([own, own.with(6, '1')]))), 'G7105', new RegExp(`第1行和第2行.*${stay.id}`))
  const stranger = ['S-UNKNOWN', 'V1', person, 5, 3, 0]
  isRefused(await send(packed(text([stranger, own, stranger]))), 'G7105', /第1行和第3行/)
  isRefused(await send(text([own, own.slice(0, 5)]), {}, 'a.txt'), 'G7104', /第2行.*只有5列，没有个人账户支出/)
  isRefused(await send(text([own.with(3, '1,000.00')]), {}, 'a.txt'), 'G7104', /第1行.*医疗费总额“1,000.00”/)
  isRefused(await send(text([own.with(4, '7.001')]), {}, 'a.txt'), 'G7104', /基金支付总额“7.001”/)
  isRefused(await send(text([own.with(0, 'null')]), {}, 'a.txt'), 'G7104', /结算ID没有填写/)
  isRefused(await send(text([['setl_id', 'psn_no']]), {}, 'a.txt'), 'G7104', /表头里没有mdtrt_id、medfee_sumamt/)
  isRefused(await send(Buffer.from([0x61, 0xff, 0xff]), {}, 'a.txt'), 'G7104', /UTF-8/)
  isRefused(await send(Buffer.from(zipSync({ a: text([own]), b: text([own]) }))), 'G7004', /一个文件，现有2个/)
  isRefused(await send(packed(text([own])), { stmt_enddate: '2026-05-31' }), 'G7101', /结束早于开始/)
})

test('a month of more than any one bill may come to is a month', async () => {
  const large = { ...stay, medfee_sumamt: 3_000_000_000.01 }
  const { warning } = await compareFile(packed(text([own])), large, 1)
  assert.match(warning, /医疗费总额：机构3000000000.01、平台10000.00/)
})

test('the desk of the place sees what came of the last reconciliations', async () => {
  const at = new Hospital(app, 'H33010000001', '330100')
  await compare(nothing, {}, at)
  await compareFile(packed(text([own])), noSums, 0, {}, at)
  await compareFile(packed(text([])), { ...noSums, fund_pay_sumamt: 0.01 }, 0, {}, at)
  const cookie = await signInStaff(db, clock, { roles: ['finance'], name: 'statements', pool: '330100' })
  const answer = await app.inject({ url: '/api/desk/institutions/H33010000001/statements', headers: { cookie } })
  const { statements } = answer.json<StatementList>()
  const facts = statements.map(({ title, from, to, isEven, differences, theirs, ours }) => [
    ...[title, from, to, isEven, differences],
    ...[theirs.total, theirs.account, theirs.cash, ours.cash],
  ])
  assert.deepEqual(facts.sort(), [
    ['对总账', '2026-06-01', '2026-06-20', true, 0, '0.00', '0.00', null, '0.00'],
    ['对明细账', '2026-06-01', '2026-06-20', false, 1, '0.00', null, '0.00', '0.00'],
    ['对明细账', '2026-06-01', '2026-06-20', false, 1, '0.00', null, '0.00', '0.00'],
  ])
  assert.deepEqual([statements[0]!.kind, statements[0]!.agency], ['住院', '330100'])
})
