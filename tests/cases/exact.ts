/**
 * The arithmetic of `working:` a second time, on decimal.js, sharing nothing with the reader in packages/rules:
 * a mistake in either evaluator shows as a disagreement.
 */

import { Decimal } from 'decimal.js'

/** Forty digits carry any product of a bill and a rate exactly; a third of a fen is rounded only by `round`. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP })

type Value = Decimal

/** Turns the expression into reverse Polish order (shunting-yard) and folds it. Throws on anything it cannot read. */
export function exactly(text: string): Value {
  const stack: Value[] = []
  for (const item of inPolishOrder(text)) {
    if (typeof item === 'string') stack.push(new Exact(item))
    else stack.push(item.fold(stack.splice(stack.length - item.takes, item.takes)))
  }
  if (stack.length !== 1) throw new Error(`cannot read: ${text}`)
  return stack[0]!
}

interface Operation {
  takes: number
  binds: number
  fold: (values: Value[]) => Value
}

const operations: Record<string, Operation> = {
  '+': { takes: 2, binds: 1, fold: ([a, b]) => a!.plus(b!) },
  '-': { takes: 2, binds: 1, fold: ([a, b]) => a!.minus(b!) },
  '*': { takes: 2, binds: 2, fold: ([a, b]) => a!.times(b!) },
  '/': { takes: 2, binds: 2, fold: ([a, b]) => a!.div(b!) },
}

const named: Record<string, (values: Value[]) => Value> = {
  round: ([a]) => a!.toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
  min: (values) => Exact.min(...values),
  max: (values) => Exact.max(...values),
}

/** A bracket that is open: with the function before it, if there is one, and how many values it has met. */
interface Bracket {
  apply: ((values: Value[]) => Value) | undefined
  takes: number
}

function inPolishOrder(text: string): (string | Operation)[] {
  const output: (string | Operation)[] = []
  const waiting: (Operation | Bracket)[] = []
  let word: string | undefined

  const settle = (binds: number) => {
    for (let top = waiting.at(-1); top && 'binds' in top && top.binds >= binds; top = waiting.at(-1)) {
      output.push(top)
      waiting.pop()
    }
  }
  for (const part of text.match(/\d+(\.\d+)?|[a-z]+|\S/g) ?? []) {
    if (/^\d/.test(part)) output.push(part)
    else if (part in named) word = part
    else if (part === '(') {
      waiting.push({ apply: word === undefined ? undefined : named[word], takes: 1 })
      word = undefined
    } else if (part === ',' || part === ')') {
      settle(0)
      const bracket = waiting.at(-1)
      if (!bracket || 'binds' in bracket) throw new Error(`a bracket is missing: ${text}`)
      if (part === ',') bracket.takes += 1
      else {
        waiting.pop()
        if (bracket.apply) output.push({ takes: bracket.takes, binds: 9, fold: bracket.apply })
      }
    } else {
      const operation = operations[part]
      if (!operation) throw new Error(`unknown "${part}": ${text}`)
      settle(operation.binds)
      waiting.push(operation)
    }
  }
  settle(0)
  if (waiting.length > 0) throw new Error(`a bracket is missing: ${text}`)
  return output
}
