/** What the loader refuses: each kind of fault with its file, line, value and what to do. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleFiles } from '../mechanisms/example-pool.ts'
import type { Over } from '../mechanisms/example-pool.ts'
import { loadPolicies } from './load.ts'
import type { Fault, FaultCode } from './faults.ts'

const source = { document: 'example', article: '第一条' }
const POOL = 'pools/910100-example/pool.yaml'
const BENEFITS = 'pools/910100-example/benefits.yaml'
const AWAY = 'pools/910100-example/away.yaml'

/** A share with one fund parameter. */
const share = (fund: unknown): Over => ({ inpatient: { share: { along: 'bill', bands: [{ fund }] } } })
const rate = (values: unknown[], by?: string[]): Over => share({ title: '比例', ...(by ? { by } : {}), values })

function faultsOf(over: Over, change?: (files: Map<string, string>) => void): Fault[] {
  const files = exampleFiles(over)
  change?.(files)
  return loadPolicies(files).faults
}

const replace = (path: string, from: string, to: string) => (files: Map<string, string>) => {
  const text = files.get(path)!
  assert.ok(text.includes(from), `${path} has no ${from}`)
  files.set(path, text.replace(from, to))
}

interface Refused {
  name: string
  over?: Over
  change?: (files: Map<string, string>) => void
  code: FaultCode
  file: string
  value: string
  says: RegExp
  remedy: RegExp
}

const REFUSED: Refused[] = [
  {
    name: 'broken YAML',
    change: replace(POOL, 'name:', 'name: [\n'),
    code: 'yaml',
    file: POOL,
    value: '',
    says: /不是正确的 YAML/,
    remedy: /改正/,
  },
  {
    name: 'a key twice',
    change: (files) => files.set(POOL, `${files.get(POOL)!}name: 又一个\n`),
    code: 'overlap',
    file: POOL,
    value: 'name',
    says: /两个同名的键/,
    remedy: /删去/,
  },
  {
    name: 'an unknown key',
    over: { pool: { telephon: '12393' } },
    code: 'unknown-key',
    file: POOL,
    value: 'telephon',
    says: /不认识的键“telephon”/,
    remedy: /是不是想写 telephone/,
  },
  {
    name: 'an unknown document',
    over: rate([{ from: '2024-01-01', source: { document: 'exampel', article: '第一条' }, value: 80 }]),
    code: 'unknown-document',
    file: BENEFITS,
    value: 'exampel',
    says: /不认识的文件/,
    remedy: /documents\.yaml.*example/,
  },
  {
    name: 'an unknown article',
    over: rate([{ from: '2024-01-01', source: { document: 'example', article: '第十条' }, value: 80 }]),
    code: 'unknown-article',
    file: BENEFITS,
    value: '第十条',
    says: /没有登记条款“第十条”/,
    remedy: /登记这一条/,
  },
  {
    name: 'a figure without a source',
    over: rate([{ from: '2024-01-01', value: 80 }]),
    code: 'missing-key',
    file: BENEFITS,
    value: 'source',
    says: /缺少“source”/,
    remedy: /补上/,
  },
  {
    name: 'a gap at the beginning',
    over: rate([{ from: '2024-02-01', source, value: 80 }]),
    code: 'gap',
    file: BENEFITS,
    value: '2024-02-01',
    says: /从 2024-02-01 才有值.*2024-01-01/,
    remedy: /2024-01-01/,
  },
  {
    name: 'a gap between two values',
    over: rate([
      { from: '2024-01-01', to: '2024-06-30', source, value: 80 },
      { from: '2024-08-01', source, value: 82 },
    ]),
    code: 'gap',
    file: BENEFITS,
    value: '2024-08-01',
    says: /2024-07-01 到 2024-07-31 没有值/,
    remedy: /紧接/,
  },
  {
    name: 'a gap at the end',
    over: rate([{ from: '2024-01-01', to: '2024-06-30', source, value: 80 }]),
    code: 'gap',
    file: BENEFITS,
    value: '2024-06-30',
    says: /之后没有值/,
    remedy: /删去 to/,
  },
  {
    name: 'two values at once',
    over: rate([
      { from: '2024-01-01', source, value: 80 },
      { from: '2024-01-01', source, value: 82 },
    ]),
    code: 'overlap',
    file: BENEFITS,
    value: '2024-01-01',
    says: /两个值同时生效/,
    remedy: /每个生效日只写一项/,
  },
  {
    name: 'two figures for one cell',
    over: rate([{ from: '2024-01-01', source, table: { tier3: 80, 'tier3, tier2': 82, rest: 85 } }], ['level']),
    code: 'conflict',
    file: BENEFITS,
    value: 'tier3',
    says: /两条都适用而没有先后/,
    remedy: /rest/,
  },
  {
    name: 'a cell that nothing decides',
    over: rate([{ from: '2024-01-01', source, table: { tier3: 80, tier2: 82 } }], ['level']),
    code: 'undecided',
    file: BENEFITS,
    value: '一级医院',
    says: /没有规定“一级医院”，也没有标为待定/,
    remedy: /open/,
  },
  {
    name: 'a word that the key does not have',
    over: rate([{ from: '2024-01-01', source, table: { tier4: 80, rest: 85 } }], ['level']),
    code: 'unknown-key',
    file: BENEFITS,
    value: 'tier4',
    says: /没有“tier4”/,
    remedy: /tier3/,
  },
  {
    name: 'ages with a hole',
    over: rate([{ from: '2024-01-01', source, table: { '0-17': 80, '19+': 85 } }], ['age']),
    code: 'gap',
    file: BENEFITS,
    value: '19+',
    says: /18 到 18 没有规定/,
    remedy: /补上这一段/,
  },
  {
    name: 'ages that overlap',
    over: rate([{ from: '2024-01-01', source, table: { '0-18': 80, '18+': 85 } }], ['age']),
    code: 'overlap',
    file: BENEFITS,
    value: '18+',
    says: /重叠/,
    remedy: /首尾相接/,
  },
  {
    name: 'a rate above the whole',
    over: rate([{ from: '2024-01-01', source, value: 820 }]),
    code: 'wrong-value',
    file: BENEFITS,
    value: '820',
    says: /超过 100%/,
    remedy: /0 到 100/,
  },
  {
    name: 'a figure that is no number',
    over: rate([{ from: '2024-01-01', source, value: '八十' }]),
    code: 'wrong-value',
    file: BENEFITS,
    value: '八十',
    says: /不是正确的数/,
    remedy: /例如 82/,
  },
  {
    name: 'a day that does not exist',
    over: rate([{ from: '2024-02-30', source, value: 80 }]),
    code: 'wrong-value',
    file: BENEFITS,
    value: '2024-02-30',
    says: /不是日期/,
    remedy: /年-月-日/,
  },
  {
    name: 'a named parameter that is not there',
    over: share('no-such'),
    code: 'unknown-parameter',
    file: BENEFITS,
    value: 'no-such',
    says: /没有叫“no-such”的参数/,
    remedy: /parameters/,
  },
  {
    name: 'like without a figure behind it',
    over: rate(
      [
        {
          from: '2024-01-01',
          source,
          table: {
            active: 80,
            retired: { like: { category: 'founding-worker' }, 'person-share-times': 0.5 },
            'founding-worker': { like: { category: 'retired' }, times: 1 },
          },
        },
      ],
      ['category'],
    ),
    code: 'undecided',
    file: BENEFITS,
    value: 'founding-worker',
    says: /没有自己的值/,
    remedy: /写有数值的格/,
  },
  {
    name: 'a kind of visit that nobody speaks of',
    over: {},
    change: replace(BENEFITS, '  designated-disease:\n    open: 示例规定病种\n', ''),
    code: 'undecided',
    file: BENEFITS,
    value: 'designated-disease',
    says: /没有规定“designated-disease”/,
    remedy: /open/,
  },
  {
    name: 'a band after one without an end',
    over: {
      inpatient: {
        share: {
          along: 'bill',
          bands: [1, 2].map(() => ({ fund: { title: '比例', values: [{ from: '2024-01-01', source, value: 80 }] } })),
        },
      },
    },
    code: 'overlap',
    file: BENEFITS,
    value: 'band-1',
    says: /没有上限/,
    remedy: /upTo/,
  },
  {
    name: 'an away row in vain',
    over: {
      rows: [
        { name: 'all', then: { prepay: 0 }, source },
        { name: 'late', when: { where: 'home' }, then: { prepay: 0 }, source },
      ],
    },
    code: 'never-applies',
    file: AWAY,
    value: 'late',
    says: /永远用不上/,
    remedy: /移到前面/,
  },
  {
    name: 'a combination that no away row decides',
    change: replace(
      AWAY,
      '    rows:\n      - name: everything-else\n',
      '    rows:\n      - name: everything-else\n        when: {where: home}\n',
    ),
    code: 'undecided',
    file: AWAY,
    value: '省内异地',
    says: /没有一行异地规则决定/,
    remedy: /open/,
  },
  {
    name: 'two away rows without precedence',
    over: { rows: [{ name: 'first', when: { where: 'home' }, then: { prepay: 0 }, source }] },
    change: replace(AWAY, 'decide: first-that-fits', 'decide: exactly-one'),
    code: 'conflict',
    file: AWAY,
    value: 'first、everything-else',
    says: /都适用而没有先后/,
    remedy: /first-that-fits/,
  },
  {
    name: 'an extra that is more than points off',
    over: { extras: [{ name: 'more', when: { where: 'home' }, then: { prepay: 10 }, source }] },
    code: 'wrong-value',
    file: AWAY,
    value: 'more',
    says: /只能写 points-off/,
    remedy: /rows/,
  },
  {
    name: 'a refusal without words',
    over: { rows: [{ name: 'no', when: { where: 'home' }, then: { refuse: 'my-own' }, source }] },
    code: 'missing-key',
    file: AWAY,
    value: 'my-own',
    says: /没有代码“my-own”的中文原因/,
    remedy: /text/,
  },
  {
    name: 'a parent that is not there',
    over: { pool: { inherits: 'atlantis' } },
    code: 'unknown-parent',
    file: POOL,
    value: 'atlantis',
    says: /没有可继承的/,
    remedy: /inherits/,
  },
  {
    name: 'no pool.yaml',
    change: (files) => void files.delete(POOL),
    code: 'missing-file',
    file: POOL,
    value: 'pool.yaml',
    says: /没有 pool\.yaml/,
    remedy: /recipes/,
  },
  {
    name: 'no documents',
    change: (files) => void files.delete('documents.yaml'),
    code: 'missing-file',
    file: 'documents.yaml',
    value: 'documents.yaml',
    says: /没有 documents\.yaml/,
    remedy: /复制/,
  },
]

for (const one of REFUSED)
  test(`refuses ${one.name}`, () => {
    const faults = faultsOf(one.over ?? {}, one.change)
    const found = faults.find(
      (fault) =>
        fault.code === one.code && fault.file === one.file && (one.value === '' || fault.value.includes(one.value)),
    )
    assert.ok(found, `no such fault among:\n${JSON.stringify(faults, null, 1)}`)
    assert.match(found.message, one.says)
    assert.match(found.remedy, one.remedy)
    assert.ok(found.line >= 1 && found.column >= 1)
  })

test('the fault points at the line of the value', () => {
  const files = exampleFiles(rate([{ from: '2024-01-01', source, value: 820 }]))
  const [fault] = loadPolicies(files).faults
  assert.match(files.get(fault!.file)!.split('\n')[fault!.line - 1]!, /820/)
})

test('a pool is known by its code, whatever its folder is called', () => {
  const files = [...exampleFiles()].map(
    ([path, text]) => [path.replace('910100-example', 'example-city'), text] as const,
  )
  const { release, faults } = loadPolicies(new Map(files))
  assert.deepEqual(faults, [])
  assert.deepEqual(
    [...release.pools.values()].map(({ pool }) => [pool.code, pool.folder]),
    [['910100', 'pools/example-city']],
  )
})

test('a pool with a fault is left out, the others are there', () => {
  const files = exampleFiles()
  for (const [path, text] of [...files]) {
    if (!path.startsWith('pools/')) continue
    files.set(
      path.replace('910100', '920100'),
      path.endsWith('pool.yaml') ? text.replaceAll('910100', '920100').replace('homes', 'hmes') : text,
    )
  }
  const { release, faults } = loadPolicies(files)
  assert.deepEqual([...release.pools.keys()], ['910100'])
  assert.ok(faults.every((fault) => fault.file.includes('920100')))
})
