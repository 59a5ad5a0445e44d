const quote = 0x22
const backslash = 0x5c
const opening = new Set([0x5b, 0x7b])
const closing = new Set([0x5d, 0x7d])

/**
 * Whether a JSON text nests arrays and objects deeper than `levels`. It counts brackets outside of strings and builds
 * nothing, so that it can be asked before the text is parsed: what nests a million deep costs the parser its memory and
 * whoever walks the result the stack.
 */
export function nestsDeeper(text: string, levels: number): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at)
      // A string without an end: the parser says so.
      if (at < 0) return false
    } else if (opening.has(code)) {
      depth++
      if (depth > levels) return true
    } else if (closing.has(code)) depth--
  }
  return false
}

/** Where the string ends that begins at `from`; -1 where it does not. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end
    while (text.charCodeAt(before - 1) === backslash) before--
    if ((end - before) % 2 === 0) return end
  }
  return -1
}
