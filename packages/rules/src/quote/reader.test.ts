import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, examplePool } from '../mechanisms/example-pool.ts'
import { quote } from './quote.ts'

const release = examplePool()
// JSON can carry it, and no text can be made of it.
const hostile = { toString: false }

for (const path of ['insurance', 'person.category', 'visit.from', 'visit.kind', 'visit.place', 'fees.total', 'route'])
  test(`a value at ${path} of which no text can be made is invalid, never an exception`, () => {
    const input = exampleCase({}) as unknown as Record<string, unknown>
    const [first, second] = path.split('.') as [string, string?]
    if (second === undefined) input[first] = hostile
    else input[first] = { ...(input[first] as object), [second]: hostile }
    const result = quote(release, input)
    assert.equal(result.outcome, 'invalid')
    assert.ok(
      result.outcome === 'invalid' && result.errors.some((error) => error.path.startsWith(path)),
      JSON.stringify(result),
    )
  })
