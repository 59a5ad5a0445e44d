/**
 * The arithmetic of a case's `working:` lines, in exact fractions.
 *
 * A clerk writes `(8000 - 800) * 0.82`; this evaluates it apart from the benefit engine, so that a case proves its
 * own figures before any engine sees it. Fractions of bigints are exact: nothing is rounded unless `round()` says so.
 */

/** An exact number: `over / under`, `under` above zero. */
interface Fraction {
  over: bigint
  under: bigint
}

/** The expression cannot be read; the message is Chinese and names the place. */
export class WorkingError extends Error {
  override name = 'WorkingError'
}

type Token = { kind: 'number'; value: Fraction; at: number } | { kind: 'sign' | 'word'; text: string; at: number }

const tokenShape = /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<word>[a-z]+)|(?<sign>[-+*/(),]))/y

function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  const source = text.trimEnd()
  tokenShape.lastIndex = 0
  let at = 0
  while (at < source.length) {
    tokenShape.lastIndex = at
    const found = tokenShape.exec(source)
    if (!found?.groups) throw new WorkingError(`算式第 ${at + 1} 个字符读不懂：「${source.slice(at, at + 12)}」`)
    const { number, word, sign } = found.groups
    if (number !== undefined) tokens.push({ kind: 'number', value: decimal(number), at })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at })
    else tokens.push({ kind: 'sign', text: sign!, at })
    at = tokenShape.lastIndex
  }
  return tokens
}

function decimal(text: string): Fraction {
  const [whole = '0', part = ''] = text.split('.')
  return { over: BigInt(whole + part), under: 10n ** BigInt(part.length) }
}

function add(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}
function negate(a: Fraction): Fraction {
  return { over: -a.over, under: a.under }
}
function multiply(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under }
}
function divide(a: Fraction, b: Fraction): Fraction {
  if (b.over === 0n) throw new WorkingError('算式里除以了 0')
  const over = a.over * b.under
  const under = a.under * b.over
  return under < 0n ? { over: -over, under: -under } : { over, under }
}
function less(a: Fraction, b: Fraction): boolean {
  return a.over * b.under < b.over * a.under
}

/** Half up to the fen, as the quote contract rounds: 0.005 becomes 0.01. */
function roundToFen(a: Fraction): Fraction {
  const doubled = a.over * 200n + a.under
  const divisor = a.under * 2n
  let fen = doubled / divisor
  if (doubled % divisor < 0n) fen -= 1n
  return { over: fen, under: 100n }
}

const functions: Record<string, (values: Fraction[]) => Fraction> = {
  round: (values) => {
    if (values.length !== 1) throw new WorkingError('round() 只能有一个数')
    return roundToFen(values[0]!)
  },
  min: (values) => values.reduce((a, b) => (less(b, a) ? b : a)),
  max: (values) => values.reduce((a, b) => (less(a, b) ? b : a)),
}

/**
 * Evaluates an expression of numbers, `+ - * / ( )`, `round(x)`, `min(a, b, …)`, `max(a, b, …)`, exactly.
 * @throws WorkingError (Chinese) when the expression cannot be read
 */
export function evaluateWorking(text: string): Fraction {
  const tokens = tokenise(text)
  let next = 0

  function isSign(signs: string): boolean {
    const token = tokens[next]
    return token?.kind === 'sign' && signs.includes(token.text)
  }
  function expect(sign: string): void {
    if (!isSign(sign)) throw unexpected(`这里应当是「${sign}」`)
    next += 1
  }
  function unexpected(what: string): WorkingError {
    const token = tokens[next]
    return new WorkingError(token ? `算式第 ${token.at + 1} 个字符处：${what}` : `算式没有写完：${what}`)
  }
  function sum(): Fraction {
    let value = product()
    while (isSign('+-')) {
      const minus = isSign('-')
      next += 1
      const right = product()
      value = add(value, minus ? negate(right) : right)
    }
    return value
  }
  function product(): Fraction {
    let value = single()
    while (isSign('*/')) {
      const over = isSign('/')
      next += 1
      const right = single()
      value = over ? divide(value, right) : multiply(value, right)
    }
    return value
  }
  function single(): Fraction {
    const token = tokens[next]
    if (token?.kind === 'number') {
      next += 1
      return token.value
    }
    if (isSign('-')) {
      next += 1
      return negate(single())
    }
    if (token?.kind === 'word') {
      const apply = Object.hasOwn(functions, token.text) ? functions[token.text] : undefined
      if (!apply) throw unexpected(`不认识「${token.text}」，能用的是 round、min、max`)
      next += 1
      expect('(')
      const values = [sum()]
      while (isSign(',')) {
        next += 1
        values.push(sum())
      }
      expect(')')
      return apply(values)
    }
    expect('(')
    const value = sum()
    expect(')')
    return value
  }

  const value = sum()
  if (next < tokens.length) throw unexpected('多出来的内容')
  return value
}

/** The fraction as yuan with two digits; undefined when it is not whole in fen (then the working lacks a `round()`). */
export function fractionAsYuan(value: Fraction): string | undefined {
  const hundredfold = value.over * 100n
  if (hundredfold % value.under !== 0n) return undefined
  const fen = hundredfold / value.under
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
