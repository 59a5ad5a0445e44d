/**
 * Whether the built pages are made of the sources as they are. Apart from what builds them (build.ts), because a start asks this and mostly
 * has nothing to build.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = import.meta.dirname
export const stampName = '.sources'

/** Where the built pages lie. */
export const webDist: string = join(root, 'dist')

/** One hash over the names and bytes of everything that the built pages depend on. */
export function hashWebSources(): string {
  const hash = createHash('sha256')
  const patterns = ['src/**/*', 'public/**/*', '*.html', '*.ts', '*.js', 'package.json', 'tsconfig.json']
  const shared = ['../../packages/*/src/**/*', '../../package-lock.json']
  const files = globSync([...patterns, ...shared], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files)
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

/** True when dist was made from the sources as they are now. */
export function isWebFresh(): boolean {
  const stamp = join(webDist, stampName)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashWebSources()
}
