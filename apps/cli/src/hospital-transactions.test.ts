import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { transactionNames, transactionWords, wayOutOf } from '@yidi/contracts/interface'
import { transactions } from '@yidi/server'
import { openedAs } from './hospital-transactions.ts'

const root = new URL('../../../', import.meta.url)
const closed = [...transactionNames.keys()].filter((infno) => !transactions.has(infno))

test('the list has the 213 of the document and the numbers of other editions, each once', () => {
  assert.equal(transactionNames.size, 213 + 6)
  assert.equal(transactionNames.get('5204'), '费用明细查询')
  for (const [infno, name] of transactionNames) assert.match(`${infno} ${name}`, /^\d{4,6}[A-Z]? \S{2,}$/)
})

test('every open transaction stands in the list, under its name, with its day and a test that sends it', () => {
  for (const { infno, name } of transactions.values()) {
    assert.equal(transactionNames.get(infno), name, infno)
    const as = openedAs(infno)
    assert.ok(as !== undefined, `say since when ${infno} is open and which test plays it (hospital-transactions.ts)`)
    assert.match(as.since, /^\d{4}-\d{2}-\d{2}$/)
    const path = new URL(as.test, root)
    assert.ok(existsSync(path), as.test)
    assert.ok(readFileSync(path, 'utf8').includes(`'${infno}'`), `${as.test} does not send ${infno}`)
  }
})

test('every other has a way out that fits into a refusal and leads to nothing that is closed', () => {
  const unknown = wayOutOf('5999')
  for (const infno of closed) {
    const words = wayOutOf(infno)
    assert.notEqual(words, unknown, `${infno} has no way out`)
    assert.ok(words.length <= 90, words)
    for (const [named] of words.matchAll(/\b\d{4}[A-Z]?\b/g))
      assert.ok(transactions.has(named), `${infno} is sent on to ${named}, which is not open`)
  }
  assert.match(unknown, /核对infno.*交易一览/)
  assert.deepEqual([transactionWords('4101'), transactionWords('5999')], ['4101医疗保障基金结算清单信息上传', '5999'])
})
