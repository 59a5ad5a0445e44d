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

/** What was sent under the names of a table. Spellings of one name may all be there; whoever reads them compares. */
export interface Named {
  /** Under each name the first value that says something. */
  values: Readonly<Record<string, unknown>>
  /** What further spellings of a name say beside it. */
  further: ReadonlyMap<string, readonly unknown[]>
}

/** Texts that stand for "nothing": clients send the word null for fields that they leave empty. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && /^(null)?$/i.test(value.trim()))
}

const nothingFurther: Named['further'] = new Map()

/** The values of an object under the names of a table, whatever their spelling; what the table does not know is left out. */
export function byName(object: Readonly<Record<string, unknown>>, table: NameTable): Named {
  const keys = Object.keys(object)
  if (keys.every((key) => table.get(key) === key)) return { values: object, further: nothingFurther }
  const values: Record<string, unknown> = {}
  const further = new Map<string, unknown[]>()
  for (const key of keys) {
    const name = table.get(key) ?? table.get(foldName(key))
    if (name === undefined) continue
    const value = object[key]
    if (isEmpty(values[name])) values[name] = value
    else if (!isEmpty(value)) further.set(name, [...(further.get(name) ?? []), value])
  }
  return { values, further }
}

/** Every value that was sent under a name, in whatever spelling; none where nothing was said. */
export function sentUnder({ values, further }: Named, name: string): unknown[] {
  return isEmpty(values[name]) ? [] : [values[name], ...(further.get(name) ?? [])]
}
