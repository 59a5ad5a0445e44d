import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { defaultPolicyFolder } from '@yidi/policy-folder'
import { filingNeeded, loadPolicies, quote, runCases } from '@yidi/rules'
import { MECHANISMS } from '../../packages/rules/src/mechanisms/index.ts'
import { repository } from '../architecture/sources.ts'
import { filesOf, folder, readRecipe, realPolicies, releaseOf, runSection } from './run.ts'

const sections = readRecipe('add-a-pool.md')
const files = filesOf(sections, realPolicies())

test('the pool of the recipe is without fault and its cases come out', () => {
  const release = releaseOf(files)
  const own = new Map([...files].filter(([path]) => path.startsWith(folder)))
  const report = runCases(own, (input) => quote(release, input))
  assert.deepEqual(
    report.faults.map((fault) => `${fault.name ?? ''}: ${fault.message}`),
    [],
  )
  assert.equal(report.count, 6)
})

const mechanisms = sections.filter((section) => section.heading.startsWith('6.'))

for (const section of mechanisms)
  test(`the example of ${section.heading}`, () => {
    assert.ok(
      section.blocks.some((block) => block.verb === 'case'),
      'it shows what comes out',
    )
    runSection(files, section)
  })

const page = readFileSync(join(repository, 'docs/recipes/add-a-pool.md'), 'utf8')

test('every mechanism has its place on the page', () => {
  const words = new Set(page.match(/[A-Za-z]+(-[a-z]+)*/g))
  assert.ok(MECHANISMS.length > 15)
  assert.deepEqual(
    MECHANISMS.filter(({ NAME }) => !words.has(NAME)).map(({ NAME }) => NAME),
    [],
  )
})

/** What a beginner gets wrong, and words of the page's last table that the checker then says. */
const mistakes: [string, string, (text: string) => string, RegExp][] = [
  [
    'a forgotten cell',
    'benefits.yaml',
    (text) => text.replace('tier2: 600, rest: 300', 'tier2: 600'),
    /没有规定“.*”，也没有标为待定/,
  ],
  [
    'a forgotten row',
    'away.yaml',
    (text) => text.slice(0, text.indexOf('      - name: not-filed-manual')),
    /没有一行异地规则决定“/,
  ],
  [
    'a row too late',
    'away.yaml',
    (text) =>
      `${text}      - name: late\n        then: { prepay: 5 }\n        source: { document: lianhu-2025-8, article: 第十二条 }\n`,
    /永远用不上/,
  ],
  [
    'an unlisted article',
    'benefits.yaml',
    (text) => text.replace('article: 第八条', 'article: 第八十条'),
    /没有登记条款/,
  ],
  ['an unlisted document', 'benefits.yaml', (text) => text.replace('lianhu-2025-8', 'lianhu-2025-9'), /不认识的文件/],
  [
    'one cell twice',
    'benefits.yaml',
    (text) => text.replace('tier2: 70, rest: 80', 'tier2: 70, any: 80'),
    /两条都适用而没有先后/,
  ],
  [
    'two values on one day',
    'benefits.yaml',
    (text) =>
      text.replace(/(- from: 2025-02-01\n +source: .*\n +table: \{ active: 1000, retired: 500 \})/, '$1\n          $1'),
    /两个值同时生效/,
  ],
]

const lastTable = page.split('## 8.')[1]!.split('## 9.')[0]!

for (const [what, name, spoil, words] of mistakes)
  test(`the checker finds ${what}`, () => {
    const path = `${folder}/${name}`
    const spoiled = spoil(files.get(path)!)
    assert.notEqual(spoiled, files.get(path))
    const { release, faults } = loadPolicies(new Map([...files, [path, spoiled]]))
    const fault = faults.find((each) => words.test(each.message))
    assert.ok(fault, faults.map((each) => each.message).join('; '))
    assert.equal(fault.file, path)
    assert.ok(fault.line > 0 && fault.remedy !== '')
    assert.equal(release.pools.has('990300'), false)
    const said = words.source.split(/[“.]/)[0]!
    assert.ok(lastTable.includes(said), `the page says what to do about: ${said}`)
  })

test('the pool of the recipe takes filings', () => {
  const { release } = loadPolicies(files)
  const law = release.filing.laws.get('990300')
  assert.ok(law)
  assert.equal(filingNeeded(law, '110100', '2025-05-06', release.places)?.needed, 'yes')
  assert.equal(filingNeeded(law, '990500', '2025-05-06', release.places)?.needed, 'no')
  assert.equal(filingNeeded(law, '990300', '2025-05-06', release.places)?.where, 'home')
})

/** Tests that look at every pool there is: none may know their number or names by heart. */
const LOOK_AT_POOLS = [
  'tests/cases/engine.test.ts',
  'tests/filing/filing-cases.test.ts',
  'tests/filing/filing-faults.test.ts',
  'tests/oracle/cases.test.ts',
  'tests/policy/schema.test.ts',
]

test('a pool added to the folder passes the check and breaks no test that looks at every pool', () => {
  const copy = mkdtempSync(join(tmpdir(), 'yidi-recipe-'))
  try {
    cpSync(defaultPolicyFolder, copy, { recursive: true })
    for (const [path, text] of files) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      writeFileSync(join(copy, path), text)
    }
    const main = join(repository, 'apps/cli/src/main.ts')
    const run = (words: string[], env = process.env) =>
      spawnSync(process.execPath, words, { cwd: repository, encoding: 'utf8', env })
    const check = run([main, 'policy', 'check', copy])
    assert.equal(check.status, 0, check.stdout + check.stderr)
    const shown = run([main, 'policy', 'show', '990300', '--on', '2025-05-16', '--policies', copy])
    assert.match(shown.stdout, /职工住院起付标准（三级医院）：900\.00元/)
    const env: NodeJS.ProcessEnv = { ...process.env, YIDI_TEST_POLICY_FOLDER: copy }
    // The runner inside is one of its own, not a part of this one.
    delete env['NODE_TEST_CONTEXT']
    const suite = run(['--test', ...LOOK_AT_POOLS], env)
    assert.equal(suite.status, 0, suite.stdout)
  } finally {
    rmSync(copy, { recursive: true })
  }
})
