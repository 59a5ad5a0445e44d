/**
 * The cases beside the pools and the oracle are two readings of one law by two people; here they meet, with no engine
 * between them. Pools that the oracle does not know are left to the engine's own run of the cases.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCaseFile, type PolicyCase } from '@yidi/rules'
import { caseFiles } from '../cases/folder.ts'
import { oracle, type Emptiness, type OracleResult } from './oracle.ts'
import { FIRST_DAY } from './tables.ts'

function known(input: unknown): boolean {
  const pool = typeof input === 'object' && input !== null && 'pool' in input ? input.pool : undefined
  return typeof pool !== 'string' || !/^[0-9]{6}$/.test(pool) || pool in FIRST_DAY
}

function emptiness(where: string, claimed: 'none' | 'some' | string[] | undefined, found: Emptiness): string[] {
  if (claimed === undefined || found === 'either') return []
  const none = claimed === 'none' || claimed.length === 0
  return none === (found === 'empty') ? [] : [`${where}: case ${String(claimed)}, oracle ${found}`]
}

function unequal(where: string, claimed: object | undefined, found: object): string[] {
  const fields = new Map(Object.entries(found))
  return Object.entries(claimed ?? {})
    .filter(([name, value]) => name !== 'counters' && fields.get(name) !== value)
    .map(([name, value]) => `${where}.${name}: case ${String(value)}, oracle ${String(fields.get(name))}`)
}

/** Where a clerk's case and the oracle part. */
function partings(one: PolicyCase): string[] {
  const found: OracleResult = oracle(one.input)
  const { expect } = one
  if (expect.outcome !== found.outcome) return [`outcome: case ${expect.outcome}, oracle ${JSON.stringify(found)}`]
  if (found.outcome === 'invalid') {
    const allowed = found.faults.flatMap((fault) => fault.paths)
    return (expect.errors ?? []).filter((path) => !allowed.includes(path)).map((path) => `no fault at ${path}`)
  }
  const codes = expect.reasons ?? []
  if (found.outcome === 'undetermined') {
    return codes
      .filter((code) => !found.codes.includes(code))
      .map((code) => `reasons: case ${code}, oracle ${found.codes.join()}`)
  }
  return [
    ...(expect.reasons && codes.join() !== found.codes.join()
      ? [`reasons: case ${codes.join()}, oracle ${found.codes.join()}`]
      : []),
    ...unequal('amounts', expect.amounts, found.amounts),
    ...unequal('yearToDate', expect.yearToDate, found.yearToDate),
    ...unequal('result', expect.prepaymentRate === undefined ? {} : { prepaymentRate: expect.prepaymentRate }, found),
    ...emptiness('provisional', expect.provisional, found.provisional),
    ...emptiness('openLayers', expect.openLayers, found.openLayers),
  ]
}

test('the cases of the pools that the second calculation knows come out the same by the oracle', () => {
  let count = 0
  const all: string[] = []
  for (const [path, text] of caseFiles()) {
    for (const one of readCaseFile(path, text).cases) {
      if (!known(one.input)) continue
      count += 1
      for (const parting of partings(one)) all.push(`${one.file}:${one.line} ${one.name}\n    ${parting}`)
    }
  }
  assert.deepEqual(all, [], all.join('\n'))
  assert.ok(count > 100)
})
