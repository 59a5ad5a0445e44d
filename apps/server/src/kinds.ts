/**
 * Every kind of record that lives: the `kind.ts` of a room, found by reading the floors. A new kind is one folder; whoever
 * works on records of all kinds (the desk's queue, the inbox, the daily reminders) is given this list.
 */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RecordKind, RecordKinds } from './platform/records/index.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

async function load(path: string): Promise<RecordKind> {
  const { default: kind } = (await import(new URL(path, import.meta.url).href)) as { default?: RecordKind }
  if (kind === undefined) throw new Error(`${path} exports no kind of record by default`)
  return kind
}

/** The kinds of this program, in the order of their folders. */
export const recordKinds: RecordKinds = await Promise.all(
  globSync('*/*/kind.ts', { cwd: here })
    .sort()
    .filter((path) => !path.startsWith('platform/'))
    .map(load),
)
