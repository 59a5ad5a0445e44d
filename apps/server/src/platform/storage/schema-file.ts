/** The file schema.sql, made from a database of its own that is migrated for the purpose and thrown away. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from './database.ts'
import { schemaText } from './schema-text.ts'

const schemaFile = path.join(import.meta.dirname, 'schema.sql')

/** What stands in the file; empty while there is none. */
export function readSchema(file: string = schemaFile): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Writes the file anew; true when that changed it. Takes some seconds. Throws StorageRefusal as opening a database does. */
export async function writeSchema(file: string = schemaFile): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yidi-schema-'))
  // Whoever the database runs as must be able to pass through.
  chmodSync(folder, 0o755)
  try {
    const database = await openDatabase({ dataFolder: folder, dataFolderChosen: true })
    const text = await schemaText(database.pool).finally(() => database.close())
    const changed = text !== readSchema(file)
    if (changed) writeFileSync(file, text)
    return changed
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
