/** The words of the notices about bills, which have no record of their own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticeKind } from './kinds.ts'

const bill = { institution: '演示医院', day: '2026-03-01', totalFen: 1000000, fundFen: 590400, cashFen: 409600 }

test('a bill says where, how much, and who paid what; the account only where it paid', () => {
  const posted = noticeKind([], 'settlement-posted')
  assert.deepEqual(posted?.words(bill), {
    title: '结算好了：您自己付 4,096.00 元',
    text: '演示医院，总费用 10,000.00 元，基金支付 5,904.00 元。',
    todo: '点开看这笔账是怎么算的。',
  })
  assert.equal(
    posted.words({ ...bill, accountFen: 9600, cashFen: 400000 }).text,
    '演示医院，总费用 10,000.00 元，基金支付 5,904.00 元，个人账户支付 96.00 元。',
  )
  assert.equal(posted.words({ ...bill, accountFen: 0 }).text, posted.words(bill).text)
  assert.deepEqual([posted.tone, posted.opens, posted.mailTitle], ['good', 'settlement', '有一笔新的结算'])
})

test('an undone bill says when, how much, and that what was paid comes back; a mail says no amount', () => {
  const undone = noticeKind([], 'settlement-cancelled')
  assert.deepEqual(undone?.words(bill), {
    title: '一次结算撤销了',
    text: '演示医院在2026年3月1日撤销了一次结算，总费用 10,000.00 元。您自己付过的 4,096.00 元由医院退还或者重新结算。',
    todo: '有疑问请问医院的医保窗口。',
  })
  assert.deepEqual([undone.tone, undone.opens, undone.mailTitle], ['waiting', 'settlement', '一次结算撤销了'])
  assert.equal(noticeKind([], 'of-another-program'), undefined)
})
