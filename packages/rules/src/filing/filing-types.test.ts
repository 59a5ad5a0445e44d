import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALIASES, WORDS } from '../policy/keys.ts'
import { LABELS } from '../policy/labels.ts'
import { FIGURE_NAMES } from './figures.ts'
import { FILING_TYPES, FILING_TYPE_NAMES, filingName, isFilingType, isLongTerm } from './filing-types.ts'

test('keys, labels and figures of the law know every type, and nothing else', () => {
  assert.deepEqual(WORDS.filing, ['none', ...FILING_TYPE_NAMES])
  assert.deepEqual(LABELS['filing'], {
    none: '没有生效的备案',
    ...Object.fromEntries(FILING_TYPE_NAMES.map((type) => [type, filingName(type)])),
  })
  assert.deepEqual(
    FIGURE_NAMES.filter((name) => name.startsWith('materials.')),
    FILING_TYPE_NAMES.map((type) => `materials.${type}`),
  )
})

test('a type has one name: the filing is called after its title, but for two that the guides call otherwise', () => {
  assert.equal(filingName('student'), '异地大学生备案')
  assert.equal(filingName('temporary'), '临时外出备案')
  assert.equal(filingName('referral'), '转外就医备案')
  const others = FILING_TYPE_NAMES.filter((type) => type !== 'temporary' && type !== 'referral')
  assert.deepEqual(
    others.map(filingName),
    others.map((type) => `${FILING_TYPES[type].title}备案`),
  )
  const names = FILING_TYPE_NAMES.flatMap((type) => [FILING_TYPES[type].title, filingName(type)])
  assert.equal(new Set(names).size, names.length)
})

test('the types that live there stand behind one word, the other two do not', () => {
  assert.deepEqual(
    FILING_TYPE_NAMES.filter((type) => !isLongTerm(type)),
    ['temporary', 'referral'],
  )
  assert.deepEqual(ALIASES['long-term'], FILING_TYPE_NAMES.filter(isLongTerm))
  assert.equal(isFilingType('none'), false)
  assert.equal(isFilingType('toString'), false)
})

test('a type that is named to somebody is called by its title', () => {
  const titles = FILING_TYPE_NAMES.map((type) => FILING_TYPES[type].title)
  const told = FILING_TYPE_NAMES.flatMap((type) => {
    const { meantFor } = FILING_TYPES[type]
    return meantFor === undefined ? [] : [meantFor.text, meantFor.remedy]
  })
  const named = told.flatMap((text) => [...text.matchAll(/“([^”]+)”/g)].map(([, title]) => title!))
  assert.ok(named.length > 0)
  assert.deepEqual(
    named.filter((title) => !titles.includes(title)),
    [],
  )
})
