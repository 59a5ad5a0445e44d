import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountOf, readPrice, readQuantity, sumOf } from './line.ts'

test('quantity times price, half up to the fen, exactly', () => {
  assert.equal(amountOf({ quantity: '2', price: '12.50' }), '25.00')
  assert.equal(amountOf({ quantity: '0.5', price: '0.01' }), '0.01')
  assert.equal(amountOf({ quantity: '3', price: '0.333333' }), '1.00')
  assert.equal(amountOf({ quantity: '1', price: '0.004999' }), '0.00')
  assert.equal(amountOf({ quantity: '1000', price: '1234.567891' }), '1234567.89')
  // In floating point it would be one fen less.
  assert.equal(amountOf({ quantity: '1', price: '1.005' }), '1.01')
})

test('while one of them is none, nothing is reckoned', () => {
  for (const half of [
    { quantity: '', price: '1' },
    { quantity: '1', price: '' },
    { quantity: '-1', price: '1' },
    { quantity: '1', price: '1.2345678' },
    { quantity: 'USD 1', price: '1' },
  ])
    assert.equal(amountOf(half), undefined, JSON.stringify(half))
})

test('a number is sent plainly, however it was typed; what is none or nought is not', () => {
  assert.deepEqual(['2', ' 2.50 ', '２', '1,200', '0.0001'].map(readQuantity), ['2', '2.5', '2', '1200', '0.0001'])
  assert.deepEqual(['0', '', '1.23456', '两', '-3'].map(readQuantity), [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  assert.deepEqual(['¥12.5', '12.500000 元', '0.000001'].map(readPrice), ['12.5', '12.5', '0.000001'])
  assert.equal(readPrice('12.0000001'), undefined)
})

test('the sum takes off what a list takes off and passes over what is no amount', () => {
  assert.equal(sumOf(['100.10', '0.20', '-0.30', ' 1,000 ', '一百']), '1100.00')
  assert.equal(sumOf([]), '0.00')
})
