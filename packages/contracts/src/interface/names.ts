/**
 * Field names as clients spell them. The interface writes them in lower case with underscores; some clients send capitals
 * (`MDTRT_ID`), some what their class members are called (`expContent`). All of these are one name.
 */

/** The part of a name that all its spellings have in common. */
function foldName(name: string): string {
  return name.toLowerCase().replaceAll('_', '')
}

/** The names of a node, found by themselves and by what their spellings have in common. */
export type NameTable = ReadonlyMap<string, string>

/** Makes the table of the names of a node. */
export function nameTable(names: readonly string[]): NameTable {
  return new Map([
    ...names.map((name) => [foldName(name), name] as const),
    ...names.map((name) => [name, name] as const),
  ])
}

interface Named {
  values: Readonly<Record<string, unknown>>
  /** Names that came in two spellings with two different values. */
  twice: string[]
}

/** Texts that stand for "nothing": clients send the word null for fields that they leave empty. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && /^(null)?$/i.test(value.trim()))
}

/** The values of an object under the names of a table, whatever their spelling; what the table does not know is left out. */
export function byName(object: Readonly<Record<string, unknown>>, table: NameTable): Named {
  const keys = Object.keys(object)
  if (keys.every((key) => table.get(key) === key)) return { values: object, twice: [] }
  const values: Record<string, unknown> = {}
  const twice: string[] = []
  for (const key of keys) {
    const name = table.get(key) ?? table.get(foldName(key))
    if (name === undefined) continue
    const [known, value] = [values[name], object[key]]
    if (isEmpty(known)) values[name] = value
    else if (!isEmpty(value) && JSON.stringify(known) !== JSON.stringify(value)) twice.push(name)
  }
  return { values, twice }
}
