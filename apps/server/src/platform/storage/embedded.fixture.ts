/**
 * A server that tests may kill: opens the database in the folder of its first argument, writes rows, and prints one
 * line of JSON for each thing that the test waits for. With a second argument it closes at once instead of writing.
 */
import { openDatabase } from './database.ts'
import { StorageRefusal } from './refusal.ts'

function say(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

try {
  const database = await openDatabase({
    dataFolder: process.argv[2]!,
    dataFolderChosen: true,
    onNotice: (notice) => say({ notice }),
  })
  await database.pool.query('create table if not exists written (id int primary key)')
  const { rows } = await database.pool.query<{ last: number | null }>('select max(id) as last from written')
  say({ opened: true, postgres: database.embeddedPid(), last: rows[0]!.last })
  if (process.argv[3] !== undefined) {
    await database.close()
    say({ closed: true })
    process.exit(0)
  }
  for (let id = (rows[0]!.last ?? 0) + 1; ; id++) {
    await database.pool.query('insert into written values ($1) on conflict do nothing', [id])
    // Acknowledged: from here on it must survive whatever is killed.
    say({ written: id })
  }
} catch (error) {
  say(error instanceof StorageRefusal ? { refused: error.code, message: error.message } : { failed: String(error) })
  process.exit(1)
}
