import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountProblem, bankCard, plainAccountNumber } from '@yidi/rules'
import type { ClaimAccount } from '@yidi/rules'

const card = '6222020200112233446'

test('a bank card is known by its check digit', () => {
  assert.ok(bankCard(card))
  assert.ok(bankCard('6222 0202 0011 2233 446'), 'as it is printed')
  assert.ok(bankCard('６２２２０２０２００１１２２３３４４６'), 'wide digits')
  assert.ok(bankCard('4111111111111111'))
  for (const other of ['', '0000000000000000', '622202020011223344', '622202020011223344a', '12345678'])
    assert.ok(!bankCard(other), other)
})

test('one digit wrong, in any place, is no card any more', () => {
  for (let at = 1; at < card.length; at++) {
    const digit = (Number(card[at]) + 1) % 10
    const wrong = `${card.slice(0, at)}${String(digit)}${card.slice(at + 1)}`
    assert.ok(!bankCard(wrong), wrong)
  }
  const swapped = '6222022000112233446'
  assert.ok(!bankCard(swapped), 'two digits changed about')
})

const account: ClaimAccount = { holder: 'self', bank: '中国银行', number: card }
const codeOf = (over: Partial<ClaimAccount>, applicant: 'self' | 'agent' = 'self') =>
  accountProblem({ ...account, ...over }, applicant)?.code

test('a card need not be typed twice, and a wrong one is wrong however often it is typed', () => {
  assert.equal(codeOf({}), undefined)
  assert.equal(codeOf({ again: '6222 0202 0011 2233 446' }), undefined)
  const wrong = '6222020200112233447'
  assert.equal(codeOf({ number: wrong }), 'card-number-wrong')
  assert.equal(codeOf({ number: wrong, again: wrong }), 'card-number-wrong')
  assert.equal(codeOf({ again: '6222020200112233454' }), 'account-differs')
})

test('any other number is typed twice', () => {
  const book = '1202026609900123456'
  assert.equal(codeOf({ number: book }), 'account-not-repeated')
  assert.equal(codeOf({ number: book, again: '1202 0266 0990 0123 456' }), undefined)
  assert.equal(codeOf({ number: book, again: '1202026609900123457' }), 'account-differs')
})

test('no account at all, no bank, an agent where there is none', () => {
  assert.equal(codeOf({ number: '12345' }), 'account-number-wrong')
  assert.equal(codeOf({ number: 'wechat-1234567' }), 'account-number-wrong')
  assert.equal(codeOf({ bank: ' ' }), 'bank-missing')
  assert.equal(codeOf({ holder: 'agent' }), 'account-of-nobody')
  assert.equal(codeOf({ holder: 'agent' }, 'agent'), undefined)
  const problem = accountProblem({ ...account, number: '12345' }, 'self')
  assert.deepEqual([problem?.weight, problem?.path], ['blocks', 'account.number'])
  assert.match(problem?.text ?? '', /“12345”/)
})

test('a number is compared without what people put between', () => {
  assert.equal(plainAccountNumber(' 6222-0202　0011 '), '622202020011')
})
