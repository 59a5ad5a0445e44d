/**
 * Writes spec-fields.json beside it: what the interface document says of the transactions that hospitals call, from the whole
 * document as a machine reads it: `npx node tests/conformance/make-spec-fields.ts PATH`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface WholeField {
  f: string
  type: string
  len: string
  dict: boolean
}
interface WholeNode {
  node: string
  array: boolean
  fields: WholeField[]
}
interface Whole {
  source: string
  transactions: Record<string, { name: string; input: WholeNode[]; output: WholeNode[] }>
}

/** Persons, directories, outpatient visits, stays, filings, reconciliation, enquiries, signing in and files. */
const called = /^(1[129]|13(0[1-6]|12)|2[0-6]|320[1-4]|5[23]|9[01])\d*[A-Z]?$/

/** A field in a word: `text 30`, `number 16,2`, `time`; `code` behind it where the document has a table. */
function inAWord({ type, len, dict }: WholeField): string {
  const kind = type.startsWith('日期') ? 'time' : /^(数|整|BigDecimal)/.test(type) ? 'number' : 'text'
  return [kind, len, dict ? 'code' : ''].filter((word) => word !== '').join(' ')
}

const nodesOf = (nodes: readonly WholeNode[]) =>
  Object.fromEntries(
    nodes.map(({ node, array, fields }) => [
      node,
      { list: array, fields: Object.fromEntries(fields.map((field) => [field.f, inAWord(field)])) },
    ]),
  )

const whole = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Whole
const transactions = Object.entries(whole.transactions)
  .filter(([infno]) => called.test(infno))
  .map(([infno, { input, output }]) => {
    const said = { input: nodesOf(input), output: nodesOf(output) }
    return `    ${JSON.stringify(infno)}: ${JSON.stringify(said)}`
  })
writeFileSync(
  new URL('spec-fields.json', import.meta.url),
  `{\n  "source": ${JSON.stringify(whole.source)},\n  "transactions": {\n${transactions.join(',\n')}\n  }\n}\n`,
)
