import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { createCiphers, settleKeyRing } from './ciphers.ts'
import { StorageRefusal } from './refusal.ts'
import { temporaryFolder } from './testing.ts'

const old = { id: 'k1', key: Buffer.alloc(32, 1) }
const fresh = { id: 'k2', key: Buffer.alloc(32, 2) }
const indexKey = Buffer.alloc(32, 3)

test('what is sealed opens again, never looks the same twice, and opens nowhere else', () => {
  const ciphers = createCiphers({ keys: [old], indexKey })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
      const sealed = ciphers.seal(text, place)
      assert.equal(ciphers.open(sealed, place), text)
      assert.notDeepEqual(ciphers.seal(text, place), sealed)
      assert.throws(() => ciphers.open(sealed, `${place}.`))
    }),
  )
})

test('a changed byte anywhere is noticed', () => {
  const ciphers = createCiphers({ keys: [old], indexKey })
  const sealed = ciphers.seal('演示退休甲', 'person.name:1')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = changed[at]! ^ 1
    assert.throws(() => ciphers.open(changed, 'person.name:1'), `byte ${String(at)}`)
  }
})

test('a new key writes, the old one still reads; without the old one its records stay shut', () => {
  const before = createCiphers({ keys: [old], indexKey }).seal('甲', 'here')
  const both = createCiphers({ keys: [fresh, old], indexKey })
  assert.equal(both.open(before, 'here'), '甲')
  const after = both.seal('乙', 'here')
  assert.equal(createCiphers({ keys: [fresh], indexKey }).open(after, 'here'), '乙')
  assert.throws(() => createCiphers({ keys: [fresh], indexKey }).open(before, 'here'), /no key "k1"/)
})

test('the blind index is the same however a number is typed, and names count within one pool', () => {
  const { blindIndex } = createCiphers({ keys: [old], indexKey })
  const number = blindIndex('id-number', '33010019900101001X')
  assert.deepEqual(blindIndex('id-number', ' 330100 19900101 001x'), number)
  assert.deepEqual(blindIndex('id-number', '３３０１００19900101001X'), number)
  assert.notDeepEqual(blindIndex('phone', '33010019900101001X'), number)
  assert.notDeepEqual(blindIndex('name', '甲', '330100'), blindIndex('name', '甲', '331000'))
  assert.notDeepEqual(createCiphers({ keys: [old], indexKey: Buffer.alloc(32, 4) }).blindIndex('name', '甲'), number)
})

test('a demonstration makes its keys once, for its owner alone; a broken file is refused, not replaced', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'field-keys.json')
  const made = settleKeyRing([], undefined, folder)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(settleKeyRing([], undefined, folder), made)
  assert.deepEqual(settleKeyRing([fresh], indexKey, folder), { keys: [fresh], indexKey })
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40))
  assert.throws(
    () => settleKeyRing([], undefined, folder),
    (error: unknown) => error instanceof StorageRefusal && error.code === 'field-keys-unusable',
  )
})
