import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { scaledNumber } from './decimals.ts'
import { one, text } from './fields.ts'
import { NestedTooDeep, WrittenNumber, parseKeepingDigits, readInput } from './index.ts'

const written = (json: string) => (parseKeepingDigits(`[ ${json}]`) as unknown[])[0]

test('a number that a double would write differently keeps its digits', () => {
  for (const digits of [
    '202611250000000001',
    '9007199254740993',
    '33010000000000000001',
    '1e3',
    '1E+2',
    '20261125000000000.10',
    '-0',
    '0.30000000000000004999',
    '0.00000001',
  ])
    assert.deepEqual(written(digits), new WrittenNumber(digits), digits)
  for (const plain of ['0', '-1', '69.6', '69.60', '1001.0', '123456789012345', '0.1'])
    assert.equal(written(plain), Number(plain), plain)
  assert.deepEqual(parseKeepingDigits('{"a":"x:1234567890123456789","b":[1]}'), {
    a: 'x:1234567890123456789',
    b: [1],
  })
  assert.throws(() => parseKeepingDigits('{"a":1234567890123456789,}'), SyntaxError)
})

test('what nests deeper than any message is not parsed, with and without long numbers; brackets in a text are text', () => {
  const nested = (levels: number, inside = '') => '['.repeat(levels) + inside + ']'.repeat(levels)
  for (const inside of ['', '9007199254740993']) {
    assert.ok(Array.isArray(parseKeepingDigits(nested(32, inside))))
    assert.throws(() => parseKeepingDigits(nested(33, inside)), NestedTooDeep)
    assert.throws(() => parseKeepingDigits(nested(3_000_000, inside)), NestedTooDeep)
  }
  assert.equal(parseKeepingDigits(JSON.stringify(nested(100))), nested(100))
})

test('whatever JSON there is, its numbers say what was written', () => {
  const source = fc.tuple(
    fc.constantFrom('', '-'),
    fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fc.stringMatching(/^(\.\d{1,20})?([eE][+-]?\d{1,2})?$/),
  )
  fc.assert(
    fc.property(source, ([sign, whole, rest]) => {
      const number = `${sign}${String(whole)}${rest}`
      const value = written(number)
      const says = value instanceof WrittenNumber ? value.text : String(value as number)
      assert.equal(
        says,
        value instanceof WrittenNumber ? number : number.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''),
      )
    }),
  )
})

test('an identifier is the digits as they were written; other forms of numbers are refused', () => {
  const spec = { data: one({ feedetl_sn: text('费用明细流水号', 30, 'must') }) }
  const read = (json: string) => readInput(spec, parseKeepingDigits(`{"data":{"feedetl_sn":${json}}}`))
  assert.equal(read('202611250000000001').value.data.feedetl_sn, '202611250000000001')
  assert.equal(read('12').value.data.feedetl_sn, '12')
  for (const form of ['1e3', '2.0261125e17', '1E+2']) {
    const [problem] = read(form).problems
    assert.equal(problem?.fault, 'fields-unreadable')
    assert.equal(problem.message, `费用明细流水号（feedetl_sn）“${form}”应写成文本，或只用数字书写`)
  }
})

test('an amount as a number is exact or refused, whatever its size', () => {
  const units = (json: string, scale = 2) => scaledNumber(written(json), scale)
  assert.equal(units('69.60'), 6960)
  assert.equal(units('1e3'), 100_000)
  assert.equal(units('0.30000000000000004'), 30)
  assert.equal(units('12345678.90'), 1_234_567_890)
  assert.equal(units('89999999.99'), 8_999_999_999)
  assert.equal(units('12345678.905'), 'too-precise')
  assert.equal(units('12345678.901'), 'too-precise')
  assert.equal(units('0.001'), 'too-precise')
  assert.equal(units('12345678.1234565', 6), 'too-precise')
  assert.equal(units('9007199254740993'), 'too-large')
})
