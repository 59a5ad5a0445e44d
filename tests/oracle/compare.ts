/**
 * Lays an engine's result beside the oracle's and says, line by line, where they part. Words are not compared, only
 * that they are there and Chinese; of an invalid case, the paths under which the contract lets the fault be reported.
 */
import type { Emptiness, OracleResult } from './oracle.ts'
import type { Fault } from './read-case.ts'

type Json = Record<string, unknown>

const isChinese = (text: unknown): boolean => typeof text === 'string' && /\p{Script=Han}/u.test(text)

/** Empty when both say the same. */
export function differences(engine: unknown, expected: OracleResult): string[] {
  const notes: string[] = []
  const note = (text: string) => void notes.push(text)
  if (typeof engine !== 'object' || engine === null) return ['the engine gave no result']
  const got = engine as Json
  if (got['id'] !== expected.id) note(`id: engine ${JSON.stringify(got['id'])}, oracle ${JSON.stringify(expected.id)}`)
  if (got['outcome'] !== expected.outcome) {
    const wanted = expected.outcome === 'invalid' ? faultsInWords(expected.faults) : expected.outcome
    return [...notes, `outcome: engine ${JSON.stringify(got['outcome'])}, oracle ${wanted}`]
  }
  if ('explanation' in got) note('an explanation that nobody asked for')
  switch (expected.outcome) {
    case 'invalid':
      forbid(got, ['amounts', 'yearToDate', 'prepaymentRate', 'reasons'], note)
      compareErrors(got['errors'], expected.faults, note)
      return notes
    case 'undetermined': {
      forbid(got, ['amounts', 'yearToDate', 'prepaymentRate', 'errors'], note)
      const codes = codesOf(got['reasons'], note)
      if (codes.length === 0 || codes.some((code) => !expected.codes.includes(code))) {
        note(`reasons: engine ${codes.join()}, oracle one of ${expected.codes.join()}`)
      }
      return notes
    }
    case 'refused':
    case 'settled': {
      // The pools at hand have no layer beside critical illness: what each fund pays stands in the two amounts, and only there.
      forbid(got, ['errors', 'funds', 'layers'], note)
      const codes = codesOf(got['reasons'] ?? [], note)
      if (codes.join() !== expected.codes.join())
        note(`reasons: engine ${codes.join()}, oracle ${expected.codes.join()}`)
      compareFields('amounts', got['amounts'], expected.amounts, note)
      compareFields('yearToDate', got['yearToDate'], expected.yearToDate, note)
      if (got['prepaymentRate'] !== expected.prepaymentRate) {
        note(`prepaymentRate: engine ${String(got['prepaymentRate'])}, oracle ${expected.prepaymentRate}`)
      }
      compareList('provisional', got['provisional'], expected.provisional, note)
      compareList('openLayers', got['openLayers'], expected.openLayers, note)
      return notes
    }
    default:
      return expected satisfies never
  }
}

function faultsInWords(faults: readonly Fault[]): string {
  return `invalid (${faults.map((fault) => `${fault.rule}: ${fault.paths.join(' or ')}`).join('; ')})`
}

function forbid(got: Json, names: readonly string[], note: (text: string) => void): void {
  for (const name of names) if (name in got) note(`${name} must not be there`)
}

function compareFields(where: string, got: unknown, expected: object, note: (text: string) => void): void {
  const fields = (typeof got === 'object' && got !== null ? got : {}) as Json
  for (const [name, value] of Object.entries(expected)) {
    if (typeof value === 'object') compareFields(`${where}.${name}`, fields[name], value as object, note)
    else if (fields[name] !== value) note(`${where}.${name}: engine ${String(fields[name])}, oracle ${String(value)}`)
  }
}

function compareList(where: string, got: unknown, expected: Emptiness, note: (text: string) => void): void {
  if (!Array.isArray(got) || got.some((name) => typeof name !== 'string')) return note(`${where} is no list of names`)
  if (expected === 'either') return
  if ((got.length === 0) !== (expected === 'empty')) note(`${where}: engine [${got.join()}], oracle ${expected}`)
}

function codesOf(reasons: unknown, note: (text: string) => void): string[] {
  if (!Array.isArray(reasons)) {
    note('reasons is no list')
    return []
  }
  return (reasons as Json[]).map((reason) => {
    if (!isChinese(reason['text'])) note(`reason ${String(reason['code'])} has no Chinese text`)
    return String(reason['code'])
  })
}

/** `fees` stands for `fees.total` and the reverse: an error may name the part or the whole. */
function samePlace(a: string, b: string): boolean {
  return a === b || a === '' || b === '' || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
}

function compareErrors(errors: unknown, faults: readonly Fault[], note: (text: string) => void): void {
  if (!Array.isArray(errors) || errors.length === 0) return note('invalid without errors')
  const misshapen = faults.filter((fault) => fault.rule === 'shape')
  const named = (fault: Fault): boolean =>
    (errors as Json[]).some(({ path }) => fault.paths.some((allowed) => samePlace(String(path), allowed)))
  if (misshapen.length > 0 && !misshapen.some(named)) note(`no error at ${faultsInWords(misshapen)}`)
  for (const error of errors as Json[]) {
    const path = error['path']
    if (typeof path !== 'string') {
      note('an error without a path')
      continue
    }
    if (!isChinese(error['message'])) note(`the error at ${path} has no Chinese message`)
    if (!faults.some((fault) => fault.paths.some((allowed) => samePlace(path, allowed)))) {
      note(`errors: engine at ${path}, oracle ${faultsInWords(faults)}`)
    }
  }
}
