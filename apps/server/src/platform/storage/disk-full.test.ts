import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, globSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { databaseFailure } from './failures.ts'
import { openDatabase, type Database } from './database.ts'
import { StorageRefusal } from './refusal.ts'
import { findUnsoundness } from './soundness.ts'
import { temporaryFolder, within } from './testing.ts'

/** A disk of 200 MiB in memory, taken away after the test; undefined where we may not make one. */
function smallDisk(t: TestContext): string | undefined {
  const folder = path.join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=755', 'tmpfs', folder]).status === 0
  if (mounted) t.after(() => spawnSync('umount', ['-l', folder]))
  return mounted ? folder : undefined
}

function fill(file: string): void {
  const opened = openSync(file, 'a')
  try {
    for (let bytes = 1_048_576; bytes >= 1;) {
      try {
        writeSync(opened, Buffer.alloc(bytes))
      } catch (error) {
        assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC')
        bytes = Math.floor(bytes / 2)
      }
    }
  } finally {
    closeSync(opened)
  }
}

/** Processes that run PostgreSQL on the folder. */
function postgresOn(folder: string): string[] {
  return globSync('/proc/[0-9]*/cmdline').filter((file) => {
    try {
      return readFileSync(file, 'utf8').includes(`${folder}/postgres\0`)
    } catch {
      return false
    }
  })
}

test('a full disk: writing fails and says why, health too, nothing acknowledged is lost, all goes on once there is room; a start says it and leaves no process', async (t) => {
  const disk = smallDisk(t)
  if (disk === undefined) {
    // Not root: what the database says is at least known for what it is.
    assert.equal(databaseFailure(Object.assign(new Error('No space left on device'), { code: '53100' })), 'full')
    return
  }
  const config = { dataFolder: path.join(disk, 'data'), dataFolderChosen: true, onNotice: () => undefined }
  const filler = path.join(disk, 'filler')
  const database = await openDatabase(config)
  assert.equal(await findUnsoundness(database), undefined)
  await database.pool.query('create table written (id int primary key, what text)')
  fill(filler)
  const found = await findUnsoundness(database)
  assert.equal(found?.fault, 'disk-full')
  assert.match((found as { reason: string }).reason, /只剩 \d+ KiB/)
  const acknowledged = await writeUntilItFails(database)
  rmSync(filler)
  await within('it is sound again', async () => (await findUnsoundness(database)) === undefined)
  const insert = database.pool.query('insert into written values (-1, $1)', ['after'])
  assert.equal((await insert).rowCount, 1)
  const { rows } = await database.pool.query<{ id: number }>('select id from written where id > 0 order by id')
  const kept = rows.map(({ id }) => id)
  // Of the row that failed nobody knows, where PostgreSQL had to start anew.
  assert.deepEqual(
    kept.slice(0, acknowledged),
    Array.from({ length: acknowledged }, (_, at) => at + 1),
  )
  assert.ok(kept.length <= acknowledged + 1)
  await database.close()

  fill(filler)
  await assert.rejects(openDatabase(config), (error: unknown) => {
    assert.ok(error instanceof StorageRefusal, String(error))
    assert.equal(error.code, 'disk-full')
    assert.match(error.message, /磁盘已满.*腾出空间后再启动/)
    return true
  })
  assert.deepEqual(postgresOn(config.dataFolder), [])
  rmSync(filler)
  const again = await openDatabase(config)
  assert.equal((await again.pool.query('select from written where id = -1')).rowCount, 1)
  await again.close()
})

/** How many rows went in before one did not, which must be for the disk's sake. */
async function writeUntilItFails({ pool }: Database): Promise<number> {
  for (let id = 1; ; id++) {
    try {
      await pool.query(
        `insert into written select $1, string_agg(md5(random()::text), '') from generate_series(1, 2000)`,
        [id],
      )
    } catch (error) {
      // A page that does not fit is refused; a log of changes that does not fit makes PostgreSQL start anew.
      assert.match(databaseFailure(error) ?? String(error), /^(full|away)$/)
      return id - 1
    }
  }
}
