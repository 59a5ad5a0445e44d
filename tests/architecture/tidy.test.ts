import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { everyPath, readSource, repository, textFiles, typescriptFiles, type SourceFile } from './sources.ts'
import {
  folderFindings,
  lengthFindings,
  linkFindings,
  lockFindings,
  switchedOffFindings,
  undocumentedFindings,
  unlistedFindings,
  versionFindings,
  wordFindings,
} from './tidy.ts'

const file = (path: string, text: string): SourceFile => ({ path, text })

test('folder names say what is in them', () => {
  assert.deepEqual(folderFindings(everyPath()), [])
  assert.equal(folderFindings(['packages/rules/src/utils/x.ts', 'apps/web/src/citizen/x.ts']).length, 1)
})

test('files are short', () => {
  assert.deepEqual(lengthFindings(textFiles()), [])
  const long = file('a.ts', 'x\n'.repeat(501))
  assert.equal(lengthFindings([long, file('b.ts', 'x\n'.repeat(500)), file('c.json', long.text)]).length, 1)
})

test('no test is switched off', () => {
  assert.deepEqual(switchedOffFindings(typescriptFiles()), [])
  const of = (text: string): number => switchedOffFindings([file('a.test.ts', text)]).length
  assert.equal(of("test.skip('x', () => {})"), 1)
  assert.equal(of("describe.only('x', () => {})"), 1)
  assert.equal(of("test('x', { skip: true }, () => {})"), 1)
  assert.equal(of("test('x', (t) => { t.skip('later') })"), 1)
  assert.equal(of("it.todo('x')"), 1)
  assert.equal(of("test('skip the line', { timeout: 5 }, () => { reader.skip() })"), 0)
})

test('no half-done marks and no paths of a machine', () => {
  assert.deepEqual(wordFindings(textFiles()), [])
  assert.equal(wordFindings([file('a.ts', '// TO' + 'DO: later')]).length, 1)
  assert.equal(wordFindings([file('a.md', 'see /ho' + 'me/someone/x')]).length, 1)
  assert.equal(wordFindings([file('a.ts', "const route = '/people/:id'")]).length, 0)
})

test('versions are exact', () => {
  assert.deepEqual(
    versionFindings(
      everyPath()
        .filter((path) => /(^|\/)package\.json$/.test(path))
        .map(readSource),
    ),
    [],
  )
  const wrong = JSON.stringify({
    dependencies: { a: '^1.0.0', b: '1.0.0', c: '18.4.0-beta.17' },
    devDependencies: { d: 'latest' },
  })
  assert.equal(versionFindings([file('package.json', wrong)]).length, 2)
})

test('the lock file names no place of download', () => {
  assert.deepEqual(lockFindings(readSource('package-lock.json').text), [])
  const wrong = JSON.stringify({
    packages: {
      'node_modules/a': { resolved: 'https://registry.example/a.tgz', integrity: 'sha512-x' },
      'node_modules/b': { integrity: 'sha512-x' },
      'node_modules/c': { version: '1.0.0' },
      'node_modules/@yidi/rules': { resolved: 'packages/rules', link: true },
    },
  })
  assert.equal(lockFindings(wrong).length, 2)
})

test('links between pages lead somewhere', () => {
  const pages = textFiles().filter((each) => each.path.endsWith('.md'))
  assert.deepEqual(
    linkFindings(pages, (path) => existsSync(join(repository, path))),
    [],
  )
  const page = file('docs/a.md', '[x](b.md) [y](https://example.org) [z](#here) <img src="../c.png">')
  assert.deepEqual(
    linkFindings([page], (path) => path === 'docs/b.md').map((finding) => finding.split(',')[0]),
    ['docs/a.md links to ../c.png'],
  )
})

test('every page of a docs folder is listed', () => {
  assert.deepEqual(unlistedFindings(textFiles().filter((each) => each.path.endsWith('.md'))), [])
  const list = file('docs/adr/README.md', '[one](0001-one.md)')
  assert.deepEqual(unlistedFindings([list, file('docs/adr/0001-one.md', ''), file('docs/adr/0002-two.md', '')]), [
    'docs/adr/README.md does not name docs/adr/0002-two.md',
  ])
})

test('what others build on says what it is', () => {
  assert.deepEqual(undocumentedFindings(typescriptFiles()), [])
  const of = (text: string): number => undocumentedFindings([file('packages/rules/src/a.ts', text)]).length
  assert.equal(of('export function bare() {}'), 1)
  assert.equal(of('export class Bare {}'), 1)
  assert.equal(of('/** Says what. */\nexport function told() {}\nfunction inner() {}'), 0)
})
