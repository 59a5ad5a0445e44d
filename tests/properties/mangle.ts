import fc from 'fast-check'
import { validCase } from '../oracle/generate.ts'

/** A case in which one value, somewhere, has become any JSON value at all. */
export const mangled = (valid: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<unknown> =>
  fc.tuple(valid, fc.nat(), fc.jsonValue()).map(([drawn, at, value]) => {
    const copy = structuredClone(drawn)
    const places: [Record<string, unknown>, string][] = []
    const visit = (holder: Record<string, unknown>) => {
      for (const key of Object.keys(holder)) {
        places.push([holder, key])
        const inner = holder[key]
        if (typeof inner === 'object' && inner !== null) visit(inner as Record<string, unknown>)
      }
    }
    visit(copy)
    const [holder, key] = places[at % places.length]!
    holder[key] = value
    return copy
  })

/** The same of a bill to quote. */
export const mangledCase = mangled(validCase)
