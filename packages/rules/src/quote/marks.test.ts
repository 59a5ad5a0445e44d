import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleFiles } from '../mechanisms/example-pool.ts'
import { loadPolicies } from '../policy/load.ts'
import { quote } from './quote.ts'

test('marks of a person are invalid where the pool declares none; an empty list says nothing', () => {
  const { release } = loadPolicies(new Map(exampleFiles()))
  const [pool] = release.pools.keys()
  const errorsOf = (marks: unknown) => {
    const result = quote(release, { pool, insurance: 'employee', person: { category: 'active', marks } })
    return result.outcome === 'invalid'
      ? result.errors.filter(({ path }) => path.startsWith('person.marks')).map(({ path }) => path)
      : []
  }
  assert.deepEqual(errorsOf(['poor', 'disabled']), ['person.marks.0', 'person.marks.1'])
  assert.deepEqual(errorsOf('poor'), ['person.marks'])
  assert.deepEqual(errorsOf([]), [])
  assert.deepEqual(errorsOf(undefined), [])
})
