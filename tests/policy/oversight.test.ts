/** The rules of oversight: inherited, switched off, changed and added by a pool; what is wrong is told with file, line and value. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicies, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { OVERSIGHT_MECHANISMS, loadOversight, rulesInForce, settingFault, settingText } from '@yidi/rules/oversight'
import { policyRelease } from '../filing/policies.ts'

const release = policyRelease()
const national = release.files.get('national/oversight.yaml')!
const POOL = 'pools/330100-hangzhou/oversight.yaml'

const withFile = (path: string, text: string): Release => ({
  ...release,
  files: new Map(release.files).set(path, text),
})
const hangzhou = (text: string) => loadOversight(withFile(POOL, text))
const rulesOf = (law: ReturnType<typeof loadOversight>) =>
  new Map(law.laws.get('330100')!.rules.map((one) => [one.id, one]))
const SAID = national.slice(0, national.indexOf('rules:'))

/** Faults of a national file with one rule. */
const faultsOf = (rule: string) => loadOversight(withFile('national/oversight.yaml', `${SAID}rules:\n${rule}`)).faults

const RULE = `  stays-overlap:
    mechanism: stays-overlap
    from: 2024-01-01
    title: 住院重叠
    says: 一个人同一时间在两处住院
    source: { document: zj-provincial-2016-113, article: 第四十三条 }
    status: setting
    weight: 600
    settings: { days: { default: 1, unit: days } }
`

test('every pool has the rules for everybody, and the provincial pool one more that its article 40 states', () => {
  const { laws, faults } = loadOversight(release)
  assert.deepEqual(faults, [])
  assert.deepEqual([...laws.keys()].sort(), [...release.pools.keys()].sort())
  const own = laws.get('339900')!.rules.find(({ id }) => id === 'quantity-above')!
  assert.deepEqual([own.status, own.source.article], ['stated', '第四十条'])
  assert.equal(
    laws.get('330100')!.rules.some(({ id }) => id === 'quantity-above'),
    false,
  )
})

test('every mechanism has a rule, and every weight and default is marked as a setting unless the article states the figure', () => {
  const rules = [...loadOversight(release).laws.values()].flatMap((law) => law.rules)
  assert.deepEqual(new Set(rules.map(({ mechanism }) => mechanism)), new Set(OVERSIGHT_MECHANISMS))
  assert.deepEqual(
    new Set(rules.filter(({ status }) => status === 'stated').map(({ id }) => id)),
    new Set(['quantity-above']),
  )
})

test('the example of every mechanism is a rule', () => {
  for (const { name, example } of OVERSIGHT_MECHANISMS) {
    const indented = example.replace(/^(?=.)/gm, '  ')
    const { laws, faults } = loadOversight(withFile('national/oversight.yaml', `${SAID}rules:\n${indented}`))
    assert.deepEqual(faults, [], name)
    assert.deepEqual(
      laws.get('330100')?.rules.map(({ id }) => id),
      [name],
    )
  }
})

test('a pool switches a rule off, changes a default and adds a rule', () => {
  const added = RULE.replace('stays-overlap:', 'long-overlap:').replace('default: 1', 'default: 3')
  const law = hangzhou(`rules:
  too-fast: { on: no }
  same-medicine-twice: { settings: { left: { default: 9 } } }
${added}`)
  assert.deepEqual(law.faults, [])
  const rules = rulesOf(law)
  assert.equal(rules.get('same-medicine-twice')?.settings['left'], 9)
  assert.equal(rules.get('long-overlap')?.settings['days'], 3)
  const inForce = rulesInForce(law.laws.get('330100')!, parseDay('2024-06-01')).map(({ rule }) => rule.id)
  assert.ok(inForce.includes('long-overlap') && !inForce.includes('too-fast'))
})

test('what the agency has set takes the place of a default and is told in the version', () => {
  const law = loadOversight(release).laws.get('330100')!
  const day = parseDay('2024-06-01')
  const versionOf = (choice: object) =>
    rulesInForce(law, day, new Map([['same-medicine-twice', choice]])).find(
      ({ rule }) => rule.id === 'same-medicine-twice',
    )?.version
  assert.equal(versionOf({}), 'same-medicine-twice@2024-01-01 weight=300 left=5')
  assert.equal(versionOf({ weight: 450, settings: { left: 7 } }), 'same-medicine-twice@2024-01-01 weight=450 left=7')
  assert.equal(versionOf({ on: false }), undefined)
  assert.deepEqual(rulesInForce(law, parseDay('2023-12-31')), [])
})

test('a rule without an article is a fault with its file, line and value, and stops nobody else', () => {
  const without = RULE.replace(/ {4}source: .*\n/, '')
  const other = RULE.replace('stays-overlap:', 'other:')
  const { faults, laws } = loadOversight(withFile('national/oversight.yaml', `${SAID}rules:\n${without}${other}`))
  assert.equal(faults.length, 1)
  const [fault] = faults
  assert.deepEqual([fault?.file, fault?.code, fault?.value], ['national/oversight.yaml', 'missing-key', 'source'])
  assert.equal(fault?.line, SAID.split('\n').length + 2)
  assert.deepEqual(
    laws.get('330100')?.rules.map(({ id }) => id),
    ['other'],
  )
  const half = faultsOf(RULE.replace(', article: 第四十三条', ''))
  assert.deepEqual(
    half.map(({ value }) => value),
    ['article'],
  )
})

test('each slip of a rule is told with its value', () => {
  for (const [from, to, code, value] of [
    ['article: 第四十三条', 'article: 第四百条', 'unknown-article', '第四百条'],
    ['zj-provincial-2016-113', 'zj-2099', 'unknown-document', 'zj-2099'],
    ['mechanism: stays-overlap', 'mechanism: stays-overlaps', 'wrong-value', 'stays-overlaps'],
    ['weight: 600', 'weight: 1600', 'wrong-value', '1600'],
    ['weight: 600', 'weight: heavy', 'wrong-value', 'heavy'],
    ['default: 1', 'default: 99', 'wrong-value', '99'],
    ['default: 1', 'default: 1.5', 'wrong-value', '1.5'],
    ['unit: days', 'unit: minutes', 'wrong-value', 'minutes'],
    ['days: {', 'day: {', 'unknown-key', 'day'],
    ['status: setting', 'status: law', 'wrong-value', 'law'],
    ['from: 2024-01-01', 'from: 2024-01-32', 'wrong-value', '2024-01-32'],
    ['from: 2024-01-01', 'from: 2024-01-01\n    to: 2023-01-01', 'wrong-value', '2023-01-01'],
    ['status: setting', 'state: setting', 'unknown-key', 'state'],
    ['weight: 600', 'weight: 600\n    words: { a: [b] }', 'unknown-key', 'words'],
  ] as const) {
    const faults = faultsOf(RULE.replace(from, to))
    assert.deepEqual([faults[0]?.code, faults[0]?.value], [code, value], to)
    assert.equal(faults[0]?.file, 'national/oversight.yaml')
  }
})

test('nobody reads past a key that is misspelt, of whatever mechanism', () => {
  for (const { name, example } of OVERSIGHT_MECHANISMS) {
    const rule = example.replace(/^(?=.)/gm, '  ')
    // Every key of the rule and of its settings and words, but not its own id.
    for (const { index, 0: key } of [...rule.matchAll(/[A-Za-z]+(?=:)/g)].slice(1)) {
      if (rule.slice(0, index).endsWith('-')) continue
      const slip = `${rule.slice(0, index)}${key}x${rule.slice(index + key.length)}`
      assert.ok(faultsOf(slip).length > 0, `${name}: ${key}`)
    }
  }
})

test('a rule that rests on a weak text alone cannot be called stated', () => {
  const weak = RULE.replace(/source: .*/, 'source: { document: national-2022-22, article: 第三十五条 }')
  assert.deepEqual(faultsOf(weak), [])
  assert.deepEqual(
    faultsOf(weak.replace('status: setting', 'status: stated')).map(({ code }) => code),
    ['conflict'],
  )
})

test('a slip in the rules of oversight leaves the law of settlements as it is', () => {
  const files = new Map(release.files).set('national/oversight.yaml', 'rules: [')
  const loaded = loadPolicies(files)
  assert.deepEqual(loaded.faults, [])
  assert.equal(loaded.release.pools.size, release.pools.size)
  assert.deepEqual(
    loadOversight(loaded.release).faults.map(({ code }) => code),
    ['yaml'],
  )
})

test('a setting is a number of its unit and range', () => {
  const days = { title: '容许提前', unit: 'days', least: 0, most: 90 } as const
  const times = { title: 'z 值', unit: 'times', least: 1, most: 50 } as const
  assert.equal(settingFault(days, 5), undefined)
  assert.equal(settingFault(times, 3.5), undefined)
  assert.match(settingFault(days, 5.5)!, /“容许提前”不能是 5.5，应当是 0 到 90 天之间的整数/)
  for (const [kind, value] of [
    [days, 91],
    [days, -1],
    [days, '5'],
    [times, 3.55],
    [times, NaN],
  ] as const)
    assert.ok(settingFault(kind, value))
  assert.equal(settingText('days', 5), '5 天')
})
