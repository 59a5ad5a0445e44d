/** The bank's answer: our file with its results behind; read whole, proved against ours, and only then marked. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { ledgerAgrees } from '../hospital/checks.ts'
import { confirmedBatch, openDesk, payee, today } from './world.ts'

const desk = await openDesk()

/** A confirmed batch of so many fen each, and the lines of its file without their ends. */
async function batchOf(...amountsFen: number[]): Promise<{ batchId: string; lines: string[] }> {
  const subjects: string[] = []
  for (const amountFen of amountsFen) subjects.push(await desk.grant(amountFen))
  const { batchId } = await confirmedBatch(desk, subjects)
  const file = (await desk.inject('first', `/batches/${batchId}/file.csv`)).body
  return { batchId, lines: file.replace('\uFEFF', '').trimEnd().split('\r\n') }
}

/** The file as the bank sends it back: each line with its result and reason. */
const answered = (lines: readonly string[], results: readonly string[], heads = '结果,退回原因'): string =>
  lines.map((line, at) => `${line},${at === 0 ? heads : (results[at - 1] ?? ',')}`).join('\r\n') + '\r\n'

const send = (batchId: string, file: string | Buffer, key?: string) =>
  desk.ask('first', `/batches/${batchId}/answer?day=${today}`, Buffer.from(file), key)

/** Refused with that code, and nothing is marked. */
async function refused(batchId: string, file: string, code: string, detail: RegExp): Promise<void> {
  const answer = await send(batchId, file)
  assert.equal(answer.code, code, JSON.stringify(answer))
  assert.match(answer.detail, detail)
  const { items } = await desk.ask('first', `/batches/${batchId}`)
  assert.ok(items.every(({ state }) => state === 'open'))
}

test('paid, returned with a reason of the list or the bank’s own words, and what has no result yet', async () => {
  const { batchId, lines } = await batchOf(100, 200, 300, 400)
  const file = answered(lines, ['成功,', '退回,户名不符', '失败,账户状态异常', ','])
  const told = await send(batchId, file)
  assert.deepEqual(
    told.items.map(({ state, reason, words }) => [state, reason, words]),
    [
      ['paid', null, null],
      ['returned', 'name-does-not-fit', null],
      ['returned', 'other', '账户状态异常'],
      ['open', null, null],
    ],
  )
  assert.deepEqual([told.state, told.open, told.paid, told.returned], ['confirmed', 1, '1.00', '5.00'])
  // The rest comes with the next file, which says the others once more.
  const rest = await send(batchId, answered(lines, ['成功,', '退回,户名不符', '失败,账户状态异常', '退票,']))
  assert.deepEqual([rest.state, rest.items[3]?.words], ['ended', '银行没有写明原因'])
  // The first file once more says nothing new of those that have their result, and nothing of the last.
  assert.deepEqual((await send(batchId, file)).items, rest.items)
  await ledgerAgrees(desk.database)
})

test('the same file pressed twice is one; as a sheet, with commas in the amounts', async () => {
  const { batchId, lines } = await batchOf(123456, 5)
  const sheet = new ExcelJS.Workbook()
  const page = sheet.addWorksheet('1')
  for (const [at, line] of lines.entries()) {
    const cells = line.split(',').map((cell) => (cell === '1234.56' ? '1,234.56' : cell))
    page.addRow([...cells, ...(at === 0 ? ['结果', '退回原因'] : at === 1 ? ['已付', ''] : ['', ''])])
  }
  const key = randomUUID()
  const bytes = Buffer.from(await sheet.xlsx.writeBuffer())
  const [first, second] = await Promise.all([send(batchId, bytes, key), send(batchId, bytes, key)])
  assert.deepEqual([first.paid, second.paid], ['1234.56', '1234.56'])
  const told = await send(batchId, answered(lines, [',', '付款成功,']))
  assert.equal(told.state, 'ended')
  await ledgerAgrees(desk.database)
})

test('what differs from our file marks nothing: amount, account, a line more or less, the sum, another batch', async () => {
  const { batchId, lines } = await batchOf(1000, 2000)
  const other = await batchOf(1000, 2000)
  const paid = ['成功,', '成功,']
  const changed = (from: string, to: string) =>
    answered(
      lines.map((line) => line.replace(from, to)),
      paid,
    )
  await refused(
    batchId,
    changed(',20.00,', ',20.01,'),
    'payment-answer-amount',
    /第 2 笔我们付 20.00 元，文件里是 20.01 元/,
  )
  await refused(batchId, changed(',10.00,', ',,'), 'payment-answer-amount', /第 1 笔.*是 空 元/)
  await refused(batchId, changed(payee.account, '6222000011112222334'), 'payment-answer-sum-wrong', new RegExp(batchId))
  await refused(batchId, changed('补助', '补贴'), 'payment-answer-sum-wrong', /不一样/)
  await refused(batchId, answered(lines.toSpliced(1, 1), ['成功,']), 'payment-answer-sum-wrong', /不一样/)
  await refused(
    batchId,
    answered(lines.toSpliced(1, 0, lines[1]!.replace('1,', '3,')), paid),
    'payment-answer-sum-wrong',
    /./,
  )
  await refused(
    batchId,
    changed(/[0-9a-f]{64}/.exec(lines.at(-1)!)![0], '0'.repeat(64)),
    'payment-answer-sum-wrong',
    /0{64}/,
  )
  await refused(batchId, answered(other.lines, paid), 'payment-answer-of-another-batch', new RegExp(other.batchId))
  const dayless = await desk.ask(
    'first',
    `/batches/${batchId}/answer?day=2026-06-21`,
    Buffer.from(answered(lines, paid)),
  )
  assert.equal(dayless.code, 'payment-day-not-valid')
})

test('what cannot be read says which row: no file, no heads, no results, a word nobody knows, no totals', async () => {
  const { batchId, lines } = await batchOf(1000)
  const unreadable = (file: string, detail: RegExp) => refused(batchId, file, 'payment-answer-not-readable', detail)
  await unreadable('户名,账号\r\n', /第 1 行：没有“序号”这一列/)
  await unreadable(answered(lines, ['成功,'], '状态,原因'), /第 1 行：没有“结果”这一列/)
  await unreadable(answered(lines, ['处理中,']), /第 2 行：结果“处理中”不认得/)
  await unreadable(answered(lines.slice(0, 2), ['成功,']), /第 2 行：后面没有“合计”这一行/)
  await unreadable(answered(lines, ['成功,']).replace('校验和', '合计'), /第 3 行：合计这一行没有校验和/)
  await refused(batchId, '', 'import-file-empty', /没有内容/)
  const drawn = await desk.ask('first', '/batches', { subjects: [await desk.grant(1)] })
  assert.equal((await send(drawn.batchId, answered(lines, ['成功,']))).code, 'payment-batch-not-confirmed')
})
