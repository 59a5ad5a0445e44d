import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorRegistry } from '@yidi/contracts'
import { textFiles, type SourceFile } from './sources.ts'
import { unusedClasses, unusedErrors, unusedExports, unusedTexts } from './unused.ts'

const files = textFiles()
const file = (path: string, text: string): SourceFile => ({ path, text })

test('every export is used by another file', () => {
  assert.deepEqual(unusedExports(files), [])
  const found = unusedExports([
    file('a/index.ts', "export { one, inner } from './a.ts'"),
    file('a/a.ts', 'export function one() {}\nexport const inner = 1\nexport type Lost = string'),
    file('b.ts', "import { one } from './a/index.ts'"),
  ])
  assert.deepEqual(found, [
    'a/index.ts exports inner, which nothing else uses',
    'a/a.ts exports Lost, which nothing else uses',
  ])
})

test('every text is shown by a page', () => {
  assert.deepEqual(unusedTexts(files), [])
  const found = unusedTexts([
    file('apps/web/src/texts/zh/a.ts', "export const a = { title: '标题', more: { 'long-term': '长期', lost: '丢' } }"),
    file('apps/web/src/A.tsx', "t.a.title; t.a.more['long-term']"),
  ])
  assert.deepEqual(found, ['apps/web/src/texts/zh/a.ts has lost, which no page shows'])
})

test('every class of a style sheet is on a page', () => {
  assert.deepEqual(unusedClasses(files), [])
  const found = unusedClasses([
    file('apps/web/src/a.css', '.card .adm-button, .part-fund:hover { margin: 0.5em }\n/* see .gone */ .lost-card {}'),
    file('apps/web/src/A.tsx', '<i className="card" /><b className={`part-${name}`} />'),
  ])
  assert.deepEqual(found, ['apps/web/src/a.css styles .lost-card, which no page has'])
})

test('every error is raised somewhere', () => {
  assert.deepEqual(unusedErrors(Object.keys(errorRegistry), files), [])
  const code = "throw problem('not-found')"
  assert.deepEqual(unusedErrors(['not-found', 'lost'], [file('apps/server/src/a.ts', code)]), ['nothing raises lost'])
})
