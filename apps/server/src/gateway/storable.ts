import { parseKeepingDigits, refuse } from '@yidi/contracts/interface'
import { findUnstorable } from '../platform/http/index.ts'

/**
 * A message none of whose texts is one that no record can keep, at any depth, in the envelope and in the JSON texts inside
 * (`input` and `exp_content` come so). Refuses any other, naming the place.
 */
export function storable<Body>(body: Body): Body {
  const found = findUnstorable(body, jsonInside)
  if (found === undefined) return body
  return refuse('text-not-storable', { path: found.path.slice(0, 80), character: found.character })
}

/**
 * What a JSON text holds, where a reader looks into it: one that nests too deep is read by nobody. Only one with an
 * escape can hide a character that the text itself does not show.
 */
function jsonInside(text: string): unknown {
  if (!text.includes('\\u')) return undefined
  try {
    return parseKeepingDigits(text)
  } catch {
    return undefined
  }
}
