/** Every file of cases under policy/, by path within it: what the tests of this folder read. */

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../policy/', import.meta.url))

export function caseFiles(): Map<string, string> {
  const paths = globSync('pools/*/cases/*.yaml', { cwd: root }).sort()
  return new Map(paths.map((path) => [path, readFileSync(root + path, 'utf8')]))
}
