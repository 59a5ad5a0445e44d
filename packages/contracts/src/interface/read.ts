import { largestOfMany } from './decimals.ts'
import type { Field, InputOf, InputSpec, NodeSpec } from './fields.ts'
import type { GatewayFaultName } from './faults.ts'
import { plainFlagNames, readFlags } from './flags.ts'
import { isObject } from './json.ts'
import { byName, isEmpty, nameTable } from './names.ts'
import type { NameTable, Named } from './names.ts'
import { agreed, readBytes, readCode, readDecimal, readText, readTime } from './values.ts'
import type { ReadValue } from './values.ts'

/** One thing that is wrong in a message: the refusal that it belongs to, where, and one Chinese phrase. */
interface FieldProblem {
  fault: GatewayFaultName
  path: string
  message: string
}

interface ReadInput<S extends InputSpec> {
  value: InputOf<S>
  /** What refuses the message. */
  problems: FieldProblem[]
  /** Fields that the interface asks for and that the sender left out; the message goes on. */
  missing: FieldProblem[]
  /** What was kept although its code table does not have it; the message goes on. */
  notes: string[]
}
type Findings = Omit<ReadInput<InputSpec>, 'value'>

function readField(field: Exclude<Field, { kind: 'flags' }>, name: string, value: unknown): ReadValue<unknown> {
  if (isEmpty(value)) return { value: emptyOf(field) }
  switch (field.kind) {
    case 'text':
      return readText(name, field.length, value)
    case 'decimal':
      return readDecimal(name, field.scale, value, field.ofMany ? largestOfMany : undefined)
    case 'time':
      return readTime(name, value)
    case 'code':
      return readCode(field.table, name, value)
    case 'bytes':
      return readBytes(name, value)
  }
}

/** What a field comes to that was not sent. */
function emptyOf({ kind }: Field): unknown {
  if (kind === 'decimal') return 0
  return kind === 'bytes' ? new Uint8Array() : ''
}

/** A field as it was sent, once or in several spellings that have to say one thing. */
function readSent(
  field: Exclude<Field, { kind: 'flags' }>,
  title: string,
  name: string,
  { values, further }: Named,
): ReadValue<unknown> {
  const read = readField(field, title, values[name])
  const others = further.get(name)
  if (others === undefined) return read
  return agreed(title, [read, ...others.map((value) => readField(field, title, value))]) ?? read
}

function readRow(spec: NodeSpec, row: Readonly<Record<string, unknown>>, path: string, into: Findings) {
  const named = byName(row, namesOf(spec.fields))
  const result: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(spec.fields)) {
    const at = `${path}.${name}`
    if (field.kind === 'flags') {
      const read = readFlags(name, named)
      result[name] = read.value
      into.problems.push(...read.problems.map((problem) => ({ ...problem, path: at })))
      continue
    }
    const value = named.values[name]
    const title = `${field.label}（${name}）`
    const read = readSent(field, title, name, named)
    result[name] = read.value
    if (read.note !== undefined) into.notes.push(read.note)
    if (read.problem !== undefined) into.problems.push({ ...read.problem, path: at })
    else if (field.need !== 'may' && (isEmpty(value) || read.value === '')) {
      const none = isEmpty(value) ? title : `${title}“${String(value)}”表示没有填写`
      const list = field.need === 'must' ? into.problems : into.missing
      list.push({ fault: 'fields-missing', path: at, message: none })
    }
  }
  return result
}

const nameTables = new WeakMap<NodeSpec['fields'] | InputSpec, NameTable>()

/** The names of an input or of a node; a node with `exp_content` also has the flags that may stand beside it. */
function namesOf(fields: NodeSpec['fields'] | InputSpec): NameTable {
  let names = nameTables.get(fields)
  if (names === undefined) {
    const flagged = Object.values(fields).some((field) => 'kind' in field && field.kind === 'flags')
    names = nameTable([...Object.keys(fields), ...(flagged ? plainFlagNames : [])])
    nameTables.set(fields, names)
  }
  return names
}

/** The largest list of one message; [S] asks senders for 100 lines a call, practice sends whole bills. */
const largestList = 2000

/** Reads the `input` of a message by the table of its transaction. Unknown fields are ignored, as the interface wants. */
export function readInput<S extends InputSpec>(spec: S, input: unknown): ReadInput<S> {
  const result: Record<string, unknown> = {}
  const into: Findings = { problems: [], missing: [], notes: [] }
  const { values, further } = byName(isObject(input) ? input : {}, namesOf(spec))
  for (const [name, node] of Object.entries(spec)) {
    const readNode = node.shape === 'one' ? readOne : readMany
    const read = readNode(node, name, values[name], into)
    const others = (further.get(name) ?? []).map((found) => readNode(node, name, found, into))
    if (others.some((other) => JSON.stringify(other) !== JSON.stringify(read)))
      into.problems.push({ fault: 'said-twice', path: `input.${name}`, message: name })
    result[name] = read
  }
  return { value: result as InputOf<S>, ...into }
}

function readOne(node: NodeSpec, name: string, found: unknown, into: Findings): unknown {
  // A list with one row is what some clients make of a single node.
  const row = Array.isArray(found) && found.length === 1 ? (found[0] as unknown) : found
  const path = `input.${name}`
  if (isObject(row)) return readRow(node, row, path, into)
  into.problems.push({
    fault: isEmpty(row) ? 'fields-missing' : 'fields-unreadable',
    path,
    message: `节点 ${path}${isEmpty(row) ? '' : ' 不是对象'}`,
  })
  return undefined
}

function readMany(node: NodeSpec, name: string, found: unknown, into: Findings): unknown {
  const path = `input.${name}`
  const rows = isEmpty(found) ? [] : Array.isArray(found) ? (found as unknown[]) : [found]
  if (rows.length === 0 && !node.optional)
    into.problems.push({ fault: 'fields-missing', path, message: `节点 ${path}` })
  if (rows.length > largestList) {
    const message = `${path} 超过${String(largestList)}行`
    into.problems.push({ fault: 'fields-unreadable', path, message })
    return undefined
  }
  return rows.map((row, index) => {
    const at = `${path}[${String(index)}]`
    if (isObject(row)) return readRow(node, row, at, into)
    into.problems.push({ fault: 'fields-unreadable', path: at, message: `${at} 不是对象` })
    return {}
  })
}
