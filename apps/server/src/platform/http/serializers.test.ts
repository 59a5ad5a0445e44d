import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { compileSerializer } from './serializers.ts'

const compile = (schema: TSchema, url = '/') => compileSerializer({ schema, url, method: 'GET', httpStatus: '200' })

test('what is not in the schema of an answer does not leave, and one schema is compiled once', () => {
  const schema = Type.Object({ name: Type.String() })
  const serializer = compile(schema)
  assert.equal(serializer({ name: '演示', secret: 'x' }), '{"name":"演示"}')
  assert.equal(compile(schema, '/elsewhere'), serializer)
  const other = compile(Type.Object({ secret: Type.String() }))
  assert.equal(other({ name: '演示', secret: 'x' }), '{"secret":"x"}')
})
