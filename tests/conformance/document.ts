/** What the interface document says of a transaction, from spec-fields.json; and where the platform knowingly differs, with the source. */
import { readFileSync } from 'node:fs'
import { codeTables } from '@yidi/contracts/interface'
import type { InputSpec } from '@yidi/contracts/interface'

interface DocumentNode {
  list: boolean
  /** Field → kind and length: `text 30`, `number 16,2`, `time`; `code` behind it where the document has a table. */
  fields: Readonly<Record<string, string>>
}
interface DocumentEntry {
  input: Readonly<Record<string, DocumentNode>>
  output: Readonly<Record<string, DocumentNode>>
}

const { transactions } = JSON.parse(readFileSync(new URL('spec-fields.json', import.meta.url), 'utf8')) as {
  transactions: Readonly<Record<string, DocumentEntry>>
}

/** Numbers that this edition does not have and clients of others send with the fields of these (interface document, 2.1 and 4). */
const sameFieldsAs: Readonly<Record<string, string>> = { '2206A': '2206', '2207A': '2207', '2501A': '2501' }

/** What the document says of a transaction; undefined where this edition does not have it. */
export function documentOf(infno: string): DocumentEntry | undefined {
  return transactions[sameFieldsAs[infno] ?? infno]
}

/** Transactions that this edition does not have, by the lists of fields that a province published: `node.field` of the input. */
export const ofOtherEditions: Readonly<Record<string, readonly string[]>> = {
  '3260': ['trt_year', 'trt_month', 'startrow'].map((field) => `data.${field}`),
  '3261': [
    ...['trt_year', 'trt_month', 'totalrow'].map((field) => `data.${field}`),
    ...['certno', 'mdtrt_id', 'mdtrt_setl_time', 'setl_sn', 'medfee_sumamt', 'optins_pay_sumamt', 'cnfm_flag'].map(
      (field) => `detail.${field}`,
    ),
  ],
  '3262': ['trt_year', 'trt_month', 'otransid'].map((field) => `data.${field}`),
}

/** Fields that we read and this edition has not, `infno node.field` → whose they are. */
export const regionalFields: Readonly<Record<string, string>> = {
  '2203A mdtrtinfo.dise_type_code': '2203 has it; hospitals of some provinces send 2203A in its place',
  '2204 feedetail.init_feedetl_sn': '2301 has it; without it no line of an outpatient bill can be given back by itself',
}

/** Nodes of replies that are a list, or one row, otherwise than the document says (interface document, section 1 rule 8). */
const listsOtherwise: Readonly<Record<string, boolean>> = {
  // Clients declare a list; an object makes one of them throw.
  '1201 medinsinfo': true,
  // A dictionary and a visit have many rows; the document leaves the mark out.
  '1901 list': true,
  '5202 diseinfo': true,
}

/** Nodes of replies that the document does not name, with their source. */
const furtherNodes: Readonly<Record<string, string>> = {
  '5204 data': 'the document gives the columns and no node',
  '9002 signoutoutb': 'clients read it; the document says sign_time',
}

/** What in a reply does not agree with the document: its nodes, and whether each is a list. */
export function replyFindings(
  infno: string,
  output: Readonly<Record<string, unknown>> | null,
  said: DocumentEntry,
): string[] {
  const nodes = Object.keys(said.output)
  if (output === null)
    return nodes.length === 0 ? [] : [`${infno} answers nothing; the document says ${nodes.join(', ')}`]
  const missing = nodes.filter((node) => !(node in output)).map((node) => `${infno} ${node} is missing`)
  const wrong = Object.entries(output).flatMap(([node, value]) => {
    const at = `${infno} ${node}`
    const document = said.output[node]
    if (document === undefined) return at in furtherNodes ? [] : [`${at}: the document has no such node`]
    const list = listsOtherwise[at] ?? document.list
    return Array.isArray(value) === list ? [] : [`${at}: ${list ? 'a list' : 'one row'} is expected`]
  })
  return [...missing, ...wrong]
}

/** One thing in which the table of an input does not agree with the document. */
export function inputFindings(infno: string, input: InputSpec, said: DocumentEntry): string[] {
  return Object.entries(input).flatMap(([node, { shape, fields }]) => {
    const document = said.input[node]
    if (document === undefined) return [`${infno} ${node}: the document has no such node`]
    const list =
      document.list === (shape !== 'one') || shape === 'either'
        ? []
        : [`${infno} ${node}: ${document.list ? 'a list' : 'one row'} in the document`]
    const wrong = Object.entries(fields).flatMap(([name, field]) => {
      const at = `${infno} ${node}.${name}`
      const written = document.fields[name]
      if (written !== undefined) return fieldFindings(name, field, written).map((finding) => `${at}: ${finding}`)
      return at in regionalFields ? [] : [`${at}: the document has no such field`]
    })
    return [...list, ...wrong]
  })
}

function fieldFindings(name: string, field: InputSpec[string]['fields'][string], written: string): string[] {
  const [kind, length = '', table] = written.split(' ')
  const coded = written.endsWith(' code')
  if (coded && name in codeTables) {
    const own = codeTables[name as keyof typeof codeTables]
    return field.kind === 'code' && field.table === own ? [] : [`is a code of the table ${name}`]
  }
  switch (field.kind) {
    case 'text': {
      if (kind === 'time') return ['is a time']
      const whole = Number(length.split(',')[0])
      return Number.isNaN(whole) || field.length >= whole ? [] : [`is ${length} long, here ${String(field.length)}`]
    }
    case 'decimal': {
      const scale = Number(length.split(',')[1] ?? '0')
      return kind === 'number' && field.scale === scale
        ? []
        : [`is ${written}, here with ${String(field.scale)} decimals`]
    }
    case 'time':
      return kind === 'time' ? [] : [`is ${written}, here a time`]
    case 'code':
      return kind === 'text' || table !== undefined ? [] : [`is ${written}, here a code`]
    case 'flags':
    case 'bytes':
      return kind === 'text' ? [] : [`is ${written}, here ${field.kind}`]
  }
}
