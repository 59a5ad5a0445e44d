/** A county and its city, the capital and the name directly under the province: one place, one result. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { ask } from './engine.ts'

const NAMES = [
  ['330100', '330106', '330182', '339900'],
  ['331000', '331002', '331081'],
  ['320500', '320582'],
  ['320100', '320102', '329900'],
  ['420100', '420106', '429900'],
  ['440300', '440306'],
  ['310100', '310115'],
] as const

test('every name of a place gives the same result, as place and as destination', () => {
  fc.assert(
    fc.property(validCase, fc.constantFrom(...NAMES), fc.nat(), fc.nat(), (drawn, names, one, other) => {
      const given = (place: string) => {
        const filing = drawn['filing'] as object | null | undefined
        return {
          ...drawn,
          visit: { ...(drawn['visit'] as object), place },
          filing: filing ? { ...filing, destination: names[other % names.length] } : null,
        }
      }
      assert.deepEqual(ask(given(names[one % names.length]!)), ask(given(names[0])))
      const filing = drawn['filing'] as object | null | undefined
      if (!filing) return
      const to = (destination: string) => ({ ...drawn, filing: { ...filing, destination } })
      assert.deepEqual(ask(to(names[one % names.length]!)), ask(to(names[0])))
    }),
    draws('the names of a place', 800),
  )
})
