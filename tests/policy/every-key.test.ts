/**
 * Every key of the policy language is read: whatever stands under one in the wrong shape is a fault. A key that is accepted
 * and read by nobody would swallow a misspelt source or status. The law of every-key/ has each key of the published schemas.
 */
import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { parse, stringify } from 'yaml'
import { readPolicyFolder } from '@yidi/policy-folder'
import { loadPolicies, policySchemas } from '@yidi/rules'

type Schema = Record<string, unknown>
type Tree = Record<string, unknown>

const files = readPolicyFolder(fileURLToPath(new URL('every-key', import.meta.url)))
const names = { 'filing-reference': 'filing' } as Readonly<Record<string, string>>

/** A list in a list: no key of the language takes that. */
const WRONG = [[]]

/** The keys that a schema has at one place of a file. */
interface Place {
  keys: readonly string[]
  path: readonly (string | number)[]
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The part of a schema that is meant by a value: of several, the one whose keys it has. */
function meant(root: Schema, schema: Schema, value: unknown): Schema | undefined {
  if (schema['$ref'] !== undefined) {
    const defs = root['$defs'] as Record<string, Schema>
    return meant(root, defs[(schema['$ref'] as string).replace('#/$defs/', '')]!, value)
  }
  const either = schema['anyOf'] as readonly Schema[] | undefined
  if (either) {
    const fitting = either.map((one) => meant(root, one, value)).filter((one) => one !== undefined)
    return fitting.find((one) => one['properties'] !== undefined) ?? fitting[0]
  }
  if (Array.isArray(value)) return schema['type'] === 'array' ? schema : undefined
  if (!isTree(value) || schema['type'] !== 'object') return undefined
  const known = schema['properties'] as Schema | undefined
  return known === undefined || Object.keys(value).every((key) => key in known) ? schema : undefined
}

/** Every place of a file where the schema names the keys. */
function* placesOf(root: Schema, schema: Schema, value: unknown, path: Place['path'] = []): Generator<Place> {
  const found = meant(root, schema, value)
  if (found === undefined) return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* placesOf(root, (found['items'] ?? {}) as Schema, item, [...path, index])
    return
  }
  const known = (found['properties'] ?? {}) as Record<string, Schema>
  if (Object.keys(known).length > 0) yield { keys: Object.keys(known), path }
  const [pattern] = Object.values((found['patternProperties'] ?? {}) as Record<string, Schema>)
  const others = pattern ?? (isTree(found['additionalProperties']) ? found['additionalProperties'] : {})
  for (const [key, below] of Object.entries(value as Tree))
    yield* placesOf(root, known[key] ?? others, below, [...path, key])
}

/** A file with the wrong shape under one key. */
function withWrong(text: string, path: Place['path'], key: string): string {
  const tree = parse(text) as Tree
  let at: unknown = tree
  for (const step of path) at = (at as Record<string | number, unknown>)[step]
  ;(at as Tree)[key] = WRONG
  return stringify(tree)
}

/** Every list of keys that occurs in a schema. */
function keysIn(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found
  const { properties, additionalProperties } = schema as { properties?: Schema; additionalProperties?: unknown }
  if (properties && additionalProperties === false) found.add(Object.keys(properties).join(' '))
  for (const below of Object.values(schema)) keysIn(below, found)
  return found
}

const seen = new Set<string>()

test('the law that has every key has no fault', () => {
  assert.deepEqual(loadPolicies(files).faults, [])
})

for (const [file, text] of files) {
  const name = basename(file, '.yaml')
  const schema = policySchemas[(names[name] ?? name) as keyof typeof policySchemas] as Schema | undefined
  for (const { keys, path } of schema ? placesOf(schema, schema, parse(text)) : []) {
    const id = `${name} ${keys.join(' ')}`
    if (seen.has(id)) continue
    seen.add(id)
    test(`${file} ${path.join('.')}: ${keys.join(', ')}`, () => {
      for (const key of keys) {
        const { faults } = loadPolicies(new Map([...files, [file, withWrong(text, path, key)]]))
        assert.ok(
          faults.some((fault) => fault.file === file),
          `nobody reads ${key}`,
        )
      }
    })
  }
}

test('every list of keys in the published schemas was tried', () => {
  const tried = new Set([...seen].map((id) => id.replace(/^\S+ /, '')))
  const { filing, claims, contributions } = policySchemas
  // The rules of oversight are read apart from the law; tests/policy/oversight.test.ts tries their keys.
  const apart = ['filing', 'claims', 'contributions', 'oversight']
  const others = Object.fromEntries(Object.entries(policySchemas).filter(([name]) => !apart.includes(name)))
  assert.deepEqual(
    [...keysIn(others)].filter((keys) => !tried.has(keys)),
    [],
  )
  for (const [file, schema] of Object.entries({ filing, claims, contributions }))
    assert.ok(tried.has(Object.keys(schema['properties'] as Schema).join(' ')), `the rules of ${file}.yaml`)
})
