/** A pool with a fault is left out, with its fault named; every other pool answers as before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicies, quote } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { parse } from 'yaml'
import { realPolicies } from '../recipes/run.ts'

const law = realPolicies()
const whole = loadPolicies(law).release
const all = [...whole.pools.keys()].sort()
const folders = new Map([...all].map((code) => [code, folderOf(code)]))

function folderOf(code: string): string {
  const path = [...law].find(([name, text]) => /^pools\/[^/]+\/pool\.yaml$/.test(name) && codeIn(text) === code)![0]
  return path.replace('/pool.yaml', '')
}
function codeIn(text: string): string {
  return String((parse(text) as { code: string }).code)
}

/** Whether a pool inherits from a folder, by what its pool.yaml and those above it say. */
function inherits(code: string, from: string): boolean {
  for (let folder: string | undefined = folders.get(code)!; folder !== undefined;) {
    const text = law.get(`${folder}/pool.yaml`)
    folder = text === undefined ? undefined : (parse(text) as { inherits?: string }).inherits
    if (folder === from) return true
  }
  return false
}

function loadWith(changes: Record<string, ((text: string) => string) | null>): ReturnType<typeof loadPolicies> {
  const files = new Map(law)
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) files.delete(path)
    else files.set(path, change(files.get(path) ?? ''))
  }
  return loadPolicies(files)
}

const leftOut = (release: Release): string[] => [...release.leftOut.keys()].sort()
const append =
  (line: string) =>
  (text: string): string =>
    `${text}${line}\n`

const caseOf = (pool: string): unknown => ({
  pool,
  insurance: 'employee',
  person: { category: 'active' },
  visit: {
    kind: 'inpatient',
    place: [...whole.pools.get(pool)!.pool.homes][0]!.toString(),
    from: '2026-03-01',
    to: '2026-03-05',
    institution: { level: 'tier3' },
  },
  route: 'direct',
  fees: { total: '10000.00' },
})

for (const [code, folder] of folders) {
  test(`a fault in ${folder} leaves out that pool alone, and its case is told file and line`, () => {
    const { release, faults } = loadWith({ [`${folder}/pool.yaml`]: append('telefone: 1') })
    assert.deepEqual(leftOut(release), [code])
    assert.deepEqual(
      [...release.pools.keys()].sort(),
      all.filter((one) => one !== code),
    )
    assert.equal(release.filing.laws.has(code), false, 'it takes no filings either')
    const result = quote(release, caseOf(code))
    assert.equal(result.outcome, 'invalid')
    const [error] = result.outcome === 'invalid' ? result.errors : []
    assert.equal(error!.path, 'pool')
    const { file, line } = faults[0]!
    assert.ok(error!.message.includes(`${file}:${String(line)}`), error!.message)
    assert.match(error!.message, /政策文件有错，暂时不能使用/)
    for (const other of all.filter((one) => one !== code))
      assert.deepEqual(quote(release, caseOf(other)), quote(whole, caseOf(other)), other)
  })
}

for (const file of ['filing.yaml', 'guide.yaml'])
  test(`a fault in ${file} leaves its pool out too`, () => {
    const [path] = [...law.keys()].filter((name) => name.startsWith('pools/') && name.endsWith(`/${file}`))
    const { release } = loadWith({ [path!]: append('nonsense: 1') })
    assert.deepEqual(
      leftOut(release).map((code) => folders.get(code)),
      [path!.slice(0, path!.lastIndexOf('/'))],
    )
  })

for (const parent of ['zhejiang', 'national'])
  test(`a fault in ${parent} leaves out exactly those that inherit from it`, () => {
    const { release, faults } = loadWith({ [`${parent}/pool.yaml`]: append('telefone: 1') })
    assert.equal(faults.length, 1, 'it is told once, however many inherit it')
    assert.deepEqual(
      leftOut(release),
      all.filter((code) => inherits(code, parent)),
    )
  })

test('a document with a fault concerns those that cite it; one that nobody cites, nobody', () => {
  const cited = loadWith({
    'documents.yaml': (text) => text.replace('  - id: xt-2021\n', '  - id: xt-2021\n    issued: 2021-07-01\n'),
  })
  assert.equal(cited.faults.length, 1)
  const citing = all.filter((code) =>
    [...law].some(([path, text]) => path.startsWith(`${folders.get(code)!}/`) && text.includes('xt-2021')),
  )
  assert.deepEqual(leftOut(cited.release), citing)
  const uncited = loadWith({
    'documents.yaml': append('  - id: nobody\n    title: 没有人引用\n    nonsense: 1\n    articles: []'),
  })
  assert.deepEqual([uncited.faults.length, leftOut(uncited.release).length], [1, 0])
})

test('a document in a file of its own is one like those of the list, with or without a fault', () => {
  const text = 'id: one-more\ntitle: 又一份文字\nkind: 公开汇编\narticles:\n  - { article: 一, says: 只有一条 }\n'
  const added = loadWith({ 'documents/one-more.yaml': () => text })
  assert.deepEqual([added.faults, leftOut(added.release)], [[], []])
  assert.deepEqual([...added.release.documents.get('one-more')!.articles], [['一', '只有一条']])
  const wrong = loadWith({ 'documents/one-more.yaml': () => `${text}nonsense: 1\n` })
  assert.deepEqual([wrong.faults.length, leftOut(wrong.release)], [1, []])
  const twice = loadWith({ 'documents/one-more.yaml': () => text.replace('one-more', 'xt-2021') })
  assert.deepEqual(
    [twice.faults.map(({ file, code }) => [file, code]), leftOut(twice.release).includes('130500')],
    [[['documents/one-more.yaml', 'overlap']], true],
  )
  const measures = 'documents/zj-provincial-2016-113.yaml'
  const cited = loadWith({ [measures]: append('nonsense: 1') })
  assert.equal(cited.faults.length, 1)
  assert.ok(leftOut(cited.release).includes('339900') && !leftOut(cited.release).includes('130500'))
})

for (const [what, change] of [
  ['is missing', null],
  ['is no YAML', append('  : [')],
] as const)
  test(`where documents.yaml ${what}, no pool can be used, and that is told once`, () => {
    const { release, faults } = loadWith({ 'documents.yaml': change })
    assert.equal(release.pools.size, 0)
    assert.deepEqual(
      faults.map((fault) => fault.file),
      ['documents.yaml'],
    )
    assert.equal(quote(release, caseOf(all[0]!)).outcome, 'invalid')
  })

test('a fault in what only guides people leaves no pool out', () => {
  for (const path of ['calendar.yaml', 'national/reference.yaml', 'national/questions.yaml']) {
    const { release, faults } = loadWith({ [path]: append('nonsense: 1') })
    assert.ok(faults.length > 0, path)
    assert.deepEqual(leftOut(release), [], path)
  }
})

test('a fault in a file that only adds places leaves out those at home there, and no other', () => {
  const province =
    "provinces:\n  '990000':\n    name: 莲湖省（虚构）\n    short: 莲湖省\n    cities: |\n      990300 莲湖市\n"
  for (const line of ['    nonsense: 1', '\tshort: 莲湖', '      99050 莲山市']) {
    const { release, faults } = loadWith({ 'places/lianhu.yaml': () => `${province}${line}\n` })
    assert.equal(faults.length, 1, line)
    assert.deepEqual(leftOut(release), [], line)
    assert.deepEqual(quote(release, caseOf(all[0]!)), quote(whole, caseOf(all[0]!)))
  }
  const { release } = loadWith({ 'places/divisions.yaml': (text) => text.replace('330100 杭州市', '33010 杭州市') })
  assert.ok(leftOut(release).includes('330100') && !release.pools.has('339900'))
})

test('a fault in what everybody reads of the places leaves out all, and a file that is no table nobody', () => {
  for (const path of ['places/big-cities.yaml', 'places/former.yaml', 'places/other-codes.yaml'])
    assert.deepEqual(leftOut(loadWith({ [path]: append('nonsense: 1') }).release), all, path)
  const { release, faults } = loadWith({ 'places/notes.txt': () => 'remember' })
  assert.deepEqual([faults.map(({ code }) => code), leftOut(release)], [['unread-file'], []])
})

test('two pools of one code: neither is used', () => {
  const folder = folders.get('330100')!
  const copies = Object.fromEntries(
    [...law]
      .filter(([path]) => path.startsWith(`${folder}/`))
      .map(([path, text]) => [path.replace(folder, 'pools/330100-again'), () => text]),
  )
  const { release, faults } = loadWith(copies)
  assert.equal(release.pools.has('330100'), false)
  assert.deepEqual(leftOut(release), ['330100'])
  assert.deepEqual(
    new Set(faults.map((fault) => fault.file)),
    new Set([`${folder}/pool.yaml`, 'pools/330100-again/pool.yaml']),
  )
})

test('a file that nobody reads is a fault: of its pool, of those that inherit, or of nobody', () => {
  const folder = folders.get('330100')!
  const unread: [string, string[], RegExp][] = [
    [`${folder}/benefit.yaml`, ['330100'], /是不是想写 benefits\.yaml/],
    [`${folder}/benefits.yml`, ['330100'], /是不是想写 benefits\.yaml/],
    [`${folder}/more/benefits.yaml`, ['330100'], /移出政策文件夹/],
    [`${folder}/case/inpatient.yaml`, ['330100'], /移出政策文件夹/],
    ['zhejiang/filling.yaml', all.filter((code) => inherits(code, 'zhejiang')), /是不是想写 filing\.yaml/],
    ['document.yaml', [], /是不是想写 documents\.yaml/],
    ['pools/notes.yaml', [], /移出政策文件夹/],
  ]
  for (const [path, left, remedy] of unread) {
    const { release, faults } = loadWith({ [path]: () => 'title: 没有人读\n' })
    assert.deepEqual(
      faults.map((fault) => [fault.file, fault.code]),
      [[path, 'unread-file']],
    )
    assert.match(faults[0]!.remedy, remedy)
    assert.deepEqual(leftOut(release), left, path)
  }
})

test('benefits that pool.yaml calls open are not read, and therefore not there', () => {
  const folder = folders.get('130500')!
  const { release, faults } = loadWith({
    [`${folder}/pool.yaml`]: append('benefits: { open: [待遇] }'),
    [`${folder}/away.yaml`]: null,
    [`${folder}/benefits.yaml`]: () => 'title: 待遇\n',
  })
  assert.deepEqual(
    faults.map((fault) => [fault.file, fault.code]),
    [[`${folder}/benefits.yaml`, 'unread-file']],
  )
  assert.deepEqual(leftOut(release), ['130500'])
})

test('a pool that inherits and has no filing.yaml takes no filings, and nobody is blamed', () => {
  const folder = folders.get('330100')!
  const { release, faults } = loadWith({ [`${folder}/filing.yaml`]: null })
  assert.deepEqual(faults, [])
  assert.ok(release.pools.has('330100'))
  assert.equal(release.filing.laws.has('330100'), false)
})

test('what a parent leaves to its pools is asked of the pool that does not say it', () => {
  const folder = folders.get('330100')!
  const { release, faults } = loadWith({ [`${folder}/away.yaml`]: null })
  assert.deepEqual(leftOut(release), ['330100'])
  assert.ok(
    faults.every((fault) => fault.file === `${folder}/pool.yaml`),
    JSON.stringify(faults),
  )
  assert.deepEqual(faults.map((fault) => fault.value).sort(), [
    'prepayment-in-province-manual',
    'prepayment-manual',
    'prepayment-referral',
  ])
  assert.match(faults[0]!.message, /继承自 zhejiang\/away\.yaml 第 \d+ 行/)
})
