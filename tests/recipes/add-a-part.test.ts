/**
 * The recipe in a checkout of its own that holds the pages and the gallery, and nothing else: the part is built, its test runs
 * in the real browser, and its sheet keeps to the rules of all sheets.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { repository } from '../architecture/sources.ts'
import { reachFindings, textFindings, useFindings } from '../architecture/style-sheets.ts'
import { openBrowser } from '../browser/browser.ts'
import { readRecipe } from './run.ts'

const cache = join(repository, '.cache')
mkdirSync(join(cache, 'browser'), { recursive: true })
const checkout = mkdtempSync(join(cache, 'recipe-'))
const files = readRecipe('add-a-part.md').flatMap(({ blocks }) =>
  blocks.map((block) => ({ path: block.args[0]!, text: block.text })),
)

before(async () => {
  // Unpacks the browser where no other test has yet.
  await (await openBrowser()).close()
  const taken = ['package.json', 'tsconfig.json', 'apps/web', 'tests/browser', 'tests/gallery']
  const left = ['dist', 'node_modules', 'pictures']
  for (const path of taken)
    cpSync(join(repository, path), join(checkout, path), {
      recursive: true,
      filter: (source) => !left.includes(basename(source)) && !source.endsWith('.test.ts'),
    })
  mkdirSync(join(checkout, '.cache'))
  symlinkSync(join(cache, 'browser'), join(checkout, '.cache/browser'))
  for (const { path, text } of files) {
    mkdirSync(dirname(join(checkout, path)), { recursive: true })
    writeFileSync(join(checkout, path), text)
  }
})
after(() => {
  rmSync(checkout, { recursive: true, force: true })
})

test('the part of the page is built, found by the gallery and does what its test says', () => {
  const tests = files.filter(({ path }) => path.endsWith('.test.ts')).map(({ path }) => path)
  assert.equal(tests.length, 1)
  // Of the test that runs this one, the child would think itself a part.
  const env = { ...process.env }
  delete env['NODE_TEST_CONTEXT']
  const told = execFileSync(process.execPath, ['--test', '--test-reporter=tap', ...tests], { cwd: checkout, env })
  assert.match(told.toString(), /^# pass 2$/m)
})

test('its sheet keeps to the rules of all sheets', () => {
  const sheets = files.filter(({ path }) => path.endsWith('.css'))
  const components = files.filter(({ path }) => path.endsWith('.tsx'))
  assert.equal(sheets.length, 1)
  assert.deepEqual([...reachFindings(sheets), ...useFindings(sheets, components), ...textFindings(components)], [])
})
