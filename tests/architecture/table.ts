/** Reads the table "Who may import whom" from ARCHITECTURE.md, so that the page and the check cannot differ. */

export interface Room {
  name: string
  folder: string
  /** Room names and single files; 'everything' lifts the rule. */
  mayImport: string[]
  nodeBuiltIns: boolean
  /** 'declared' = what the room's package.json lists. */
  packages: 'declared' | 'everything' | string[]
}

const ticked = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)

/**
 * The rooms of the import table.
 * @throws when the page has no such table or a row of it cannot be read.
 */
export function readRooms(markdown: string): Room[] {
  const start = markdown.indexOf('## Who may import whom')
  if (start < 0) throw new Error('ARCHITECTURE.md has no section "Who may import whom"')
  const section = markdown.slice(start).split(/\n## /)[0]!
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    )
  if (rows.length === 0) throw new Error('the import table of ARCHITECTURE.md is empty')
  return rows.map((cells) => {
    const [name, folder, mayImport, nodeBuiltIns, packages] = cells
    if (cells.length !== 5 || (nodeBuiltIns !== 'yes' && nodeBuiltIns !== 'no'))
      throw new Error(`row of the import table cannot be read: ${cells.join(' | ')}`)
    return {
      name: ticked(name!)[0]!,
      folder: ticked(folder!)[0]!,
      mayImport: mayImport === 'everything' ? ['everything'] : ticked(mayImport!),
      nodeBuiltIns: nodeBuiltIns === 'yes',
      packages: packages === 'everything' ? 'everything' : packages === 'as declared' ? 'declared' : ticked(packages!),
    }
  })
}

const serverFolder = 'apps/server/src'

/**
 * The rooms of the server from "The floors of the server", in the order of the page: `platform/storage`, `gateway` …
 * @throws when the page has no such table.
 */
export function readServerRooms(markdown: string): string[] {
  const start = markdown.indexOf('## The floors of the server')
  const section = start < 0 ? '' : markdown.slice(start).split(/\n## /)[0]!
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  if (rows.length === 0) throw new Error('ARCHITECTURE.md has no table of the floors of the server')
  return rows.map((row) => ticked(row)[0]!)
}

/** The room of the server that a file lies in; undefined for the files that put the rooms together, and outside. */
export function serverRoomOf(serverRooms: readonly string[], path: string): string | undefined {
  return serverRooms
    .filter((room) => path.startsWith(`${serverFolder}/${room}/`))
    .sort((a, b) => b.length - a.length)[0]
}

/** The room a file lies in: the one with the longest folder that holds it. */
export function roomOf(rooms: readonly Room[], path: string): Room | undefined {
  return rooms.filter((room) => path.startsWith(`${room.folder}/`)).sort((a, b) => b.folder.length - a.folder.length)[0]
}
