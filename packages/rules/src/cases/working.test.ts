import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluateWorking, fractionAsYuan, WorkingError } from './working.ts'

function yuan(text: string): string | undefined {
  return fractionAsYuan(evaluateWorking(text))
}

test('the four operations with their precedence, brackets and signs', () => {
  assert.equal(yuan('(8000 - 800) * 0.82'), '5904.00')
  assert.equal(yuan('10 - 2 - 3'), '5.00')
  assert.equal(yuan('100 / 4 / 5'), '5.00')
  assert.equal(yuan('1 + 2 * 3'), '7.00')
  assert.equal(yuan('-(3 - 5)'), '2.00')
  assert.equal(yuan('2 - 5'), '-3.00')
  assert.equal(yuan('3 / -2'), '-1.50')
})

test('nothing is rounded unless it says so, and then half up', () => {
  assert.equal(yuan('100.25 * 0.82'), undefined)
  assert.equal(yuan('round(100.25 * 0.82)'), '82.21')
  assert.equal(yuan('round(0.005)'), '0.01')
  assert.equal(yuan('round(0.00499)'), '0.00')
  assert.equal(yuan('round(1 / 3)'), '0.33')
  assert.equal(yuan('round(-0.005)'), '0.00')
  assert.equal(yuan('round(-0.006)'), '-0.01')
})

test('min and max take any number of values', () => {
  assert.equal(yuan('min(800, 300.5, 900)'), '300.50')
  assert.equal(yuan('max(800 - 900, 0)'), '0.00')
})

test('exact beyond what floating point holds', () => {
  assert.equal(yuan('90000000 * 0.1 - 9000000'), '0.00')
  assert.equal(yuan('0.1 + 0.2 - 0.3'), '0.00')
})

test('an expression that cannot be read is refused with its place', () => {
  for (const text of ['', '1 +', '(1', '1 2', '2 ** 3', 'sqrt(4)', 'round(1, 2)', '1 / 0', '1e3', '8,000', 'a', '.5']) {
    assert.throws(() => evaluateWorking(text), WorkingError, text)
  }
  assert.throws(() => evaluateWorking('1 + constructor(2)'), /constructor/)
})
