import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { ACCOUNTS, accountOf, accountsLike, accountsReference, fundAccount, knownAccounts } from './accounts.ts'

const server = path.join(import.meta.dirname, '..')
const prefixes = Object.values(ACCOUNTS).map(({ prefix }) => prefix)
/** The beginning of an account's name, where a text begins with it. */
const spelt = new RegExp(`['"\`](${prefixes.join('|')})`)

test('names of accounts are put together here alone', () => {
  const files = globSync('**/*.ts', { cwd: server }).filter((file) => !file.endsWith('.test.ts'))
  const spelling = files.filter((file) => spelt.test(readFileSync(path.join(server, file), 'utf8')))
  assert.ok(files.length > 200, `only ${String(files.length)} files looked at`)
  assert.deepEqual(spelling, [path.join('ledger', 'accounts.ts')])
})

test('a name that is spelt by hand is seen, however it is quoted', () => {
  for (const stray of ["'fund:pool'", '`payable:region:${place}`', '"receivable:pool:"', "like 'personal-account:%'"])
    assert.match(stray, spelt)
  assert.doesNotMatch("fund: 'pool'", spelt)
})

test('every fund has its account; what stood in the books before keeps its name', () => {
  const accounts = (Object.keys(FUNDS) as Fund[]).map(fundAccount)
  assert.equal(new Set(accounts).size, accounts.length)
  assert.deepEqual([fundAccount('pool'), fundAccount('critical-illness')], ['fund:pool', 'fund:critical'])
  assert.equal(accountOf('payable-person'), 'payable:person')
  assert.equal(accountOf('payable-institution', 'H1'), 'payable:institution:H1')
  assert.equal(accountsLike('payable-region'), 'payable:region:%')
})

test('the table knows its accounts and no others', () => {
  const known = new RegExp(knownAccounts())
  for (const name of [
    'fund:critical',
    'fund:assistance',
    'personal-account:past-year',
    'source:opening',
    'payable:person',
  ])
    assert.match(name, known)
  for (const name of [
    'fund:',
    'fund:critical-illness',
    'personal-account:last-year',
    'payable:person:1',
    'payable:region:',
  ])
    assert.doesNotMatch(name, known)
})

test('the page of the reference has a line for every account and every fund', () => {
  const page = accountsReference()
  for (const prefix of prefixes) assert.ok(page.includes(`| \`${prefix}`), prefix)
  for (const [fund, { title }] of Object.entries(FUNDS)) assert.ok(page.includes(`| \`${fund}\` | ${title} |`), fund)
})
