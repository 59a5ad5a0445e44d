/** The files of an embedded cluster: its password, its making, and what starts that were cut short left behind. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { EmbeddedPlace } from './embedded-place.ts'
import { StorageRefusal } from './refusal.ts'

export const databaseUser = 'yidi'

/** The password is made once and kept beside the data, readable by the one who runs the server alone. */
export function keepPassword(place: EmbeddedPlace): string {
  const file = path.join(place.dataFolder, 'database-password')
  try {
    if (!existsSync(file)) {
      const own = `${file}.new-${randomBytes(4).toString('hex')}`
      try {
        writeFileSync(own, randomBytes(24).toString('base64url'), { mode: 0o600 })
        // A link never replaces: of two first starts at once, both read the one that came first.
        linkSync(own, file)
      } catch (error) {
        if (!existsSync(file)) throw error
      } finally {
        rmSync(own, { force: true })
      }
    }
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StorageRefusal(
      'data-folder-not-writable',
      `数据目录 ${place.dataFolder} 不能读写（${(error as Error).message}）。它可能是另一个系统用户创建的。` +
        '处理办法：用创建它的用户启动，或用环境变量 YIDI_DATA 指定其他目录。',
      error,
    )
  }
}

/** Makes the cluster beside its final place and moves it there: a start cut short leaves no half cluster. */
export async function initialise(place: EmbeddedPlace, password: string): Promise<void> {
  if (existsSync(place.clusterFolder)) return
  const fresh = `${place.clusterFolder}.new-${randomBytes(4).toString('hex')}`
  const passwordFile = `${fresh}.password`
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.user !== undefined) {
    chownSync(fresh, place.user.uid, place.user.gid)
    chownSync(passwordFile, place.user.uid, place.user.gid)
  }
  try {
    await run(place, path.join(place.programFolder, 'bin', 'initdb'), [
      `--pgdata=${fresh}`,
      `--username=${databaseUser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own locale: the order of index entries must not depend on the machine's C library.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ])
    renameSync(fresh, place.clusterFolder)
  } catch (error) {
    // Another first start came before us; its cluster has the same password.
    if (!existsSync(place.clusterFolder)) throw error
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

function run(place: EmbeddedPlace, program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    const child = spawn(program, args, {
      ...(place.user ?? {}),
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(initialisationFailed(place, output))
    })
  })
}

function initialisationFailed(place: EmbeddedPlace, output: string): StorageRefusal {
  return new StorageRefusal(
    'database-not-initialised',
    `数据库没能在 ${place.clusterFolder} 初始化：${output.trim().split('\n').slice(-3).join(' ')}。` +
      '处理办法：检查磁盘空间和目录权限，或设置 DATABASE_URL 使用已有的 PostgreSQL。',
  )
}

/** Clears what starts that were cut short left behind; only the owner may, for another may be at work on its own. */
export function removeLeftovers(place: EmbeddedPlace): void {
  for (const name of readdirSync(place.dataFolder)) {
    if (name.includes('.new-')) rmSync(path.join(place.dataFolder, name), { recursive: true, force: true })
  }
}
