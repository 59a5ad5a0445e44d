import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alike, changed, choiceOf, lasting, searched } from './choice.ts'

test('an address gives what belongs to the list and nothing else', () => {
  const search = { kind: 'filing', page: '3', sort: '', other: 'x', type: undefined, number: 'B33' }
  assert.deepEqual(choiceOf(search, ['kind', 'type']), { kind: 'filing', number: 'B33', page: '3' })
})

test('a change begins at the first page, and an empty value takes its name away', () => {
  assert.deepEqual(changed({ kind: 'filing', page: '3' }, { sort: 'opened' }), { kind: 'filing', sort: 'opened' })
  assert.deepEqual(changed({ kind: 'filing', page: '3' }, { kind: '' }), {})
  assert.deepEqual(changed({ kind: 'filing' }, { page: '2' }), { kind: 'filing', page: '2' })
})

test('a saved filter is the same on every page of it, whatever the order of its parts', () => {
  assert.deepEqual(lasting({ kind: 'filing', page: '2' }), { kind: 'filing' })
  assert.ok(alike({ kind: 'filing', sort: 'due', page: '2' }, { sort: 'due', kind: 'filing' }))
  assert.ok(!alike({ kind: 'filing' }, { kind: 'register' }))
})

test('part of a number stands in the address; a name or an ID number never does', () => {
  assert.deepEqual(searched(' b331000-2026 '), { number: 'b331000-2026', find: '' })
  for (const person of [
    '演示居民辛',
    '331000196012120128',
    '33100019601212012x',
    '３３１０００１９６０１２１２０１２８',
  ])
    assert.deepEqual(searched(person), { number: '', find: person }, person)
  assert.deepEqual(searched('  '), { number: '', find: '' })
})
