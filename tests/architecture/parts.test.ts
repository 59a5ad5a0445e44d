/** A part of the pages is a folder: the part, its style where it has one, its examples and its test. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { everyPath } from './sources.ts'

const folder = 'apps/web/src/parts/'

/** What is missing in the folders of parts, given every path of the repository. */
function missing(paths: readonly string[]): string[] {
  const inParts = paths.filter((path) => path.startsWith(folder))
  const names = new Set(
    inParts.map((path) => path.slice(folder.length).split('/')).flatMap(([name, file]) => (file ? name! : [])),
  )
  return [...names].flatMap((name) => {
    const files = inParts.filter((path) => path.startsWith(`${folder}${name}/`))
    const own = `${folder}${name}/${name}`
    return [
      ...(files.some((path) => path === `${own}.example.tsx`) ? [] : [`${name} shows no example`]),
      ...(files.some((path) => path === `${own}.test.ts`) ? [] : [`${name} has no test`]),
      ...files
        .filter((path) => path.endsWith('.css') && path !== `${own}.module.css`)
        .map((path) => `${path} is not the style of ${name}`),
    ]
  })
}

test('every part has its examples and its test, and no style but its own', () => {
  assert.deepEqual(missing(everyPath()), [])
  assert.deepEqual(missing([`${folder}bar/Bar.tsx`, `${folder}bar/other.module.css`]), [
    'bar shows no example',
    'bar has no test',
    `${folder}bar/other.module.css is not the style of bar`,
  ])
})
