/**
 * Makes mutants: a copy of each file that holds all its mutations at once, each behind a switch that is thrown by an
 * environment variable. The mutating itself is StrykerJS's instrumenter (ADR 0028).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Instrumenter } from '@stryker-mutator/instrumenter'

export interface Mutant {
  /** What the switch is called. */
  readonly id: string
  readonly file: string
  readonly line: number
  /** The code as it stands, and what stands there when the switch is thrown; both on one line. */
  readonly original: string
  readonly mutated: string
}

/** Throws the switch of one mutant; the name is the instrumenter's. */
export const activeMutantName = '__STRYKER_ACTIVE_MUTANT__'

/**
 * What the instrumenter writes where an empty list or text stood. Nearly all of these are first values that are always
 * set before they are read, so they are left out.
 */
const invented = 'Stryker was here'

/** Writes the copies into `folder`, with `files.json` that says which file each stands for, and lists the mutants. */
export async function makeMutants(files: readonly string[], folder: string): Promise<Mutant[]> {
  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
  const { files: copies, mutants } = await new Instrumenter(silent).instrument(
    [...texts].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  )
  mkdirSync(folder, { recursive: true })
  const standsFor = copies.map(({ name, content }, index) => {
    const copy = path.join(folder, `${String(index)}.ts`)
    writeFileSync(copy, content)
    return [pathToFileURL(path.resolve(name)).href, copy]
  })
  writeFileSync(path.join(folder, 'files.json'), JSON.stringify(Object.fromEntries(standsFor)))
  return mutants
    .filter(({ replacement }) => !replacement.includes(invented))
    .map(({ id, fileName, location, replacement }) => ({
      id,
      file: fileName,
      line: location.start.line + 1,
      original: onOneLine(cut(texts.get(fileName)!, location)),
      mutated: onOneLine(replacement),
    }))
}

interface Position {
  /** Both count from nought. */
  readonly line: number
  readonly column: number
}

function cut(text: string, { start, end }: { start: Position; end: Position }): string {
  const lines = text.split('\n').slice(start.line, end.line + 1)
  const last = lines.length - 1
  lines[last] = lines[last]!.slice(0, end.column)
  lines[0] = lines[0]!.slice(start.column)
  return lines.join('\n')
}

const onOneLine = (code: string): string => code.replace(/\s+/g, ' ').trim()

const never = (): boolean => false
const nothing = (): void => undefined
const silent = {
  isTraceEnabled: never,
  isDebugEnabled: never,
  isInfoEnabled: never,
  isWarnEnabled: never,
  isErrorEnabled: never,
  isFatalEnabled: never,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
}
