/**
 * Where the packed server lies that is made of the sources as they are (build.ts). Plain JavaScript, as is start.js: taking the
 * types off its first files would cost Node a tenth of a start that has nothing to build (ADR 0049).
 */
import { createHash } from 'node:crypto'
import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = import.meta.dirname

/** Names, sizes and times of everything that the file is made of: reading it all would cost a tenth of a start. */
export function builtFile() {
  const files = globSync(
    ['src/**/*.ts', 'build.ts', '../web/built.ts', '../../packages/*/src/**/*.ts', '../../package-lock.json'],
    {
      cwd: root,
      exclude: (name) => name.endsWith('.test.ts'),
    },
  ).sort()
  const hash = createHash('sha256').update(`${root}\0${process.versions.node}\0`)
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}\0${String(size)}\0${String(mtimeMs)}\0`)
  }
  return join(root, 'dist', hash.digest('hex').slice(0, 16), 'main.mjs')
}
