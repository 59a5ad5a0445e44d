/** Finds in a source text what a check reports: `add('blocks', 'code', path, text, remedy)`, or an object of these. */

interface LiteralCall {
  weight: string
  code: string
  text: string
  remedy: string
}

/** Every report whose weight and code are written out; what is filled in at run time becomes `…`. */
export function literalCalls(source: string): LiteralCall[] {
  const calls: LiteralCall[] = []
  for (const { index } of source.matchAll(/\badd\(/g)) {
    const [weight, code, , text, remedy] = argumentsAt(source, index + 4)
    if (weight === undefined || code === undefined || !/^'(blocks|review)'$/.test(weight) || !/^'[a-z-]+'$/.test(code))
      continue
    calls.push({ weight: plain(weight), code: plain(code), text: plain(text ?? ''), remedy: plain(remedy ?? '') })
  }
  for (const [whole, code] of source.matchAll(/\bcode: '([a-z-]+)',[^}]*?\bweight: '(?:blocks|review)'/g)) {
    const part = (name: string): string => new RegExp(`${name}:\\s*('[^']*'|\`[^\`]*\`)`).exec(whole)?.[1] ?? ''
    calls.push({ weight: plain(part('weight')), code: code!, text: plain(part('text')), remedy: plain(part('remedy')) })
  }
  return calls
}

/** The arguments of a call, from after its bracket to its end, as they are written. */
function argumentsAt(source: string, start: number): string[] {
  const found: string[] = []
  let depth = 0
  let quote = ''
  let from = start
  for (let at = start; at < source.length; at++) {
    const letter = source[at]!
    if (quote !== '') {
      if (letter === '\\') at += 1
      else if (letter === quote) quote = ''
      continue
    }
    if (letter === "'" || letter === '`') quote = letter
    else if ('([{'.includes(letter)) depth += 1
    else if (letter === ',' && depth === 0) {
      found.push(source.slice(from, at).trim())
      from = at + 1
    } else if (')]}'.includes(letter)) {
      if (depth === 0) return [...found, source.slice(from, at).trim()]
      depth -= 1
    }
  }
  return found
}

/** The words of a literal, or of the literals of a choice between two. */
function plain(expression: string): string {
  const literals = [...expression.matchAll(/'([^']*)'|`((?:[^`$]|\$\{[^}]*\}|\$)*)`/g)].map(
    (one) => one[1] ?? one[2] ?? '',
  )
  const words = literals.filter((one) => /\p{Script=Han}/u.test(one) || literals.length === 1)
  return words.map((one) => one.replaceAll(/\$\{[^}]*\}/g, '…')).join(' / ')
}
