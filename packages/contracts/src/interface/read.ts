import { scaledNumber } from './decimals.ts'
import type { Field, InputOf, InputSpec, NodeSpec } from './fields.ts'

/**
 * One thing that is wrong in a message: where, and one Chinese phrase. `absent` tells a field that is not there
 * from one that cannot be read.
 */
interface FieldProblem {
  path: string
  message: string
  absent: boolean
}

interface ReadInput<S extends InputSpec> {
  value: InputOf<S>
  /** What refuses the message. */
  problems: FieldProblem[]
  /** Fields that the interface asks for and that the sender left out; the message goes on. */
  missing: FieldProblem[]
}

/** Texts that stand for "nothing": clients send the word null for fields that they leave empty. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'string' && /^(null)?$/i.test(value.trim()))
  )
}

/**
 * Reads `YYYY-MM-DD HH:mm:ss`, the same with a T, or a bare day (midnight). Gives the text in the interface's own
 * form, or undefined when it is no moment of the calendar.
 */
export function readMoment(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?)?$/.exec(value.trim())
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1900 || year > 2200 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const [hour, minute, second] = [parts[4] ?? '00', parts[5] ?? '00', parts[6] ?? '00']
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return `${parts[1]!}-${parts[2]!}-${parts[3]!} ${hour}:${minute}:${second}`
}

/** `exp_content` comes as a JSON text, sometimes as an object, sometimes as free text that says nothing to us. */
function readFlags(value: unknown): Record<string, string> {
  let content = value
  if (typeof content === 'string') {
    try {
      content = JSON.parse(content)
    } catch {
      return {}
    }
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return {}
  const found: Record<string, string> = {}
  for (const [name, flag] of Object.entries(content))
    if (typeof flag === 'string' || typeof flag === 'number') found[name.toUpperCase()] = String(flag).trim()
  return found
}

const decimalWords = {
  'not-a-number': '不是数字',
  'too-precise': '小数位数过多',
  'too-large': '数值过大',
} as const

function readField(field: Field, value: unknown): { value: unknown; problem?: string } {
  if (field.kind === 'flags') return { value: readFlags(value) }
  if (isEmpty(value)) return { value: field.kind === 'decimal' ? 0 : '' }
  switch (field.kind) {
    case 'text': {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
        return { value: '', problem: '应为文本' }
      const written = String(value).trim()
      if (written.length > Math.max(field.length, 200))
        return { value: '', problem: `超过${String(Math.max(field.length, 200))}个字符` }
      // PostgreSQL cannot hold a zero byte, and no field of the interface has a use for control characters.
      if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(written)) return { value: '', problem: '含有控制字符' }
      return { value: written }
    }
    case 'decimal': {
      const units = scaledNumber(value, field.scale)
      if (typeof units === 'string') {
        const detail = units === 'too-precise' ? `，最多${String(field.scale)}位` : ''
        return { value: 0, problem: `“${show(value)}”${decimalWords[units]}${detail}` }
      }
      return { value: units }
    }
    case 'time': {
      const moment = readMoment(value)
      return moment === undefined
        ? { value: '', problem: `“${show(value)}”不是有效时间，应为 yyyy-MM-dd HH:mm:ss` }
        : { value: moment }
    }
  }
}

function show(value: unknown): string {
  const written = typeof value === 'string' ? value : JSON.stringify(value)
  return written.length > 30 ? `${written.slice(0, 30)}…` : written
}

function readRow(
  spec: NodeSpec,
  row: Record<string, unknown>,
  path: string,
  into: Omit<ReadInput<InputSpec>, 'value'>,
) {
  const result: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(spec.fields)) {
    const read = readField(field, row[name])
    result[name] = read.value
    const at = `${path}.${name}`
    if (read.problem !== undefined)
      into.problems.push({ path: at, message: `${field.label}（${name}）${read.problem}`, absent: false })
    else if (field.need !== 'may' && isEmpty(row[name]))
      (field.need === 'must' ? into.problems : into.missing).push({
        path: at,
        message: `${field.label}（${name}）`,
        absent: true,
      })
  }
  return result
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The largest list of one message; [S] asks senders for 100 lines a call, practice sends whole bills. */
const largestList = 2000

/** Reads the `input` of a message by the table of its transaction. Unknown fields are ignored, as the interface wants. */
export function readInput<S extends InputSpec>(spec: S, input: unknown): ReadInput<S> {
  const result: Record<string, unknown> = {}
  const into: Omit<ReadInput<InputSpec>, 'value'> = { problems: [], missing: [] }
  const nodes = isObject(input) ? input : {}
  for (const [name, node] of Object.entries(spec)) {
    const found = nodes[name]
    if (node.shape === 'one') {
      // A list with one row is what some clients make of a single node.
      const row = Array.isArray(found) && found.length === 1 ? (found[0] as unknown) : found
      if (isObject(row)) result[name] = readRow(node, row, `input.${name}`, into)
      else
        into.problems.push({
          path: `input.${name}`,
          message: `节点 input.${name}`,
          absent: row === undefined || row === null,
        })
      continue
    }
    const rows = found === undefined || found === null ? [] : Array.isArray(found) ? (found as unknown[]) : [found]
    if (rows.length === 0 && !node.optional)
      into.problems.push({ path: `input.${name}`, message: `节点 input.${name}`, absent: true })
    if (rows.length > largestList) {
      into.problems.push({
        path: `input.${name}`,
        message: `input.${name} 超过${String(largestList)}行`,
        absent: false,
      })
      continue
    }
    result[name] = rows.map((row, index) => {
      const path = `input.${name}[${String(index)}]`
      if (isObject(row)) return readRow(node, row, path, into)
      into.problems.push({ path, message: `${path} 不是对象`, absent: false })
      return {}
    })
  }
  return { value: result as InputOf<S>, ...into }
}
