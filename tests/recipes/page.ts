/**
 * Reads a recipe: the blocks of a page that a test can run. A block says in its first line what is to be done with it:
 *
 *   yaml append FILE            add these lines at the end of a file of the policy folder
 *   yaml file FILE              the whole of a new file
 *   yaml set FILE PATH          put this value at that path of a file of the made-up pool (0 is the first of a list)
 *   yaml row NAME               put this in place of the row of that name in away.yaml
 *   yaml row-after NAME         put this row after that one
 *   yaml case                   quote this case, laid over the base of the page, and compare
 *   yaml whole FILE             put this in place of a file of the made-up pool
 *   ts file FILE                the whole of a new file of the program
 *   ts record                   the record of a filing type
 *   json send                   a message; json output: what comes back
 *
 * Blocks of any other kind are for the reader alone. `set`, `row`, `whole` and `case` belong to the section they stand in and leave
 * the next one untouched.
 */
import { parse, stringify } from 'yaml'

export interface Block {
  verb: string
  args: string[]
  text: string
  line: number
}

export interface Section {
  heading: string
  blocks: Block[]
}

/** What a test can run, by the language of the block. */
const verbs = new Set(['append', 'file', 'set', 'row', 'row-after', 'whole', 'case', 'send', 'output', 'record'])

/** The page cut at its headings of the second and third level, with the blocks that can be run. */
export function readPage(markdown: string): Section[] {
  const sections: Section[] = [{ heading: '', blocks: [] }]
  let open: Block | undefined
  markdown.split('\n').forEach((line, index) => {
    if (open) {
      if (line.startsWith('```')) open = undefined
      else open.text += `${line}\n`
      return
    }
    const heading = /^###? (.+)$/.exec(line)
    if (heading) sections.push({ heading: heading[1]!, blocks: [] })
    const fence = /^```(\w*) ?(.*)$/.exec(line)
    if (!fence) return
    const [verb = '', ...args] = fence[2]!.split(' ')
    open = { verb, args, text: '', line: index + 1 }
    if (fence[1] !== '' && verbs.has(verb)) sections.at(-1)!.blocks.push(open)
  })
  return sections.filter((section) => section.blocks.length > 0)
}

type Tree = Record<string, unknown> | unknown[]

function put(tree: Tree, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path as [string, ...string[]]
  const record = tree as Record<string, unknown>
  if (rest.length === 0) {
    record[key] = value
    return
  }
  const below = record[key]
  if (typeof below !== 'object' || below === null) throw new Error(`nothing stands at ${path.join('.')}`)
  put(below as Tree, rest, value)
}

/** The files after a block that changes them; `folder` is the made-up pool's, the keys lie under `policy/`. */
export function applyBlock(files: ReadonlyMap<string, string>, folder: string, block: Block): Map<string, string> {
  const after = new Map(files)
  const edit = (name: string, change: (tree: Record<string, unknown>) => void): void => {
    const path = `${folder}/${name}`
    const text = after.get(path)
    if (text === undefined) throw new Error(`line ${String(block.line)}: there is no ${path}`)
    const tree = parse(text) as Record<string, unknown>
    change(tree)
    after.set(path, stringify(tree))
  }
  const [first = '', second = ''] = block.args
  const inPolicy = (path: string): string => path.replace(/^policy\//, '')
  const editRows = (change: (rows: { name: string }[], at: number, row: { name: string }) => void): void => {
    edit('away.yaml', (tree) => {
      const rows = (tree['versions'] as { rows: { name: string }[] }[])[0]!.rows
      const at = rows.findIndex((row) => row.name === first)
      if (at < 0) throw new Error(`line ${String(block.line)}: away.yaml has no row ${first}`)
      change(rows, at, parse(block.text) as { name: string })
    })
  }
  switch (block.verb) {
    case 'append':
      after.set(inPolicy(first), `${(after.get(inPolicy(first)) ?? '').trimEnd()}\n${block.text}`)
      return after
    case 'file':
      after.set(inPolicy(first), block.text)
      return after
    case 'whole':
      after.set(`${folder}/${first}`, block.text)
      return after
    case 'set':
      edit(first, (tree) => {
        put(tree, second.split('.'), parse(block.text))
      })
      return after
    case 'row':
      editRows((rows, at, row) => rows.splice(at, 1, row))
      return after
    case 'row-after':
      editRows((rows, at, row) => rows.splice(at + 1, 0, row))
      return after
    default:
      throw new Error(`line ${String(block.line)}: ${block.verb} changes no file`)
  }
}

/** `over` laid on `under`, key by key; lists and plain values replace. */
export function overlay(under: unknown, over: unknown): unknown {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isMap(under) || !isMap(over)) return over
  const merged: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over)) merged[key] = key in under ? overlay(under[key], value) : value
  return merged
}
