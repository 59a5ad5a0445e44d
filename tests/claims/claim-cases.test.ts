/** The cases of claims beside the pools come out, there is one for every situation, and one that is wrong is told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readCaseFolder } from '@yidi/policy-folder'
import { CLAIM_SITUATION_NAMES, isClaimCaseFile, runClaimCases } from '@yidi/rules'
import { policyRelease } from '../filing/policies.ts'
import { policyFolder } from '../policy-folder.ts'

const release = policyRelease()
const files = new Map([...readCaseFolder(policyFolder)].filter(([path]) => isClaimCaseFile(path)))

interface File {
  base: { claim: { situation: string } }
  cases: { with?: { claim?: { situation?: string } } }[]
}

test('every case comes out', () => {
  const { count, faults } = runClaimCases(files, release)
  assert.deepEqual(faults, [])
  const written = [...files.values()].reduce((sum, text) => sum + (parse(text) as File).cases.length, 0)
  assert.equal(count, written)
})

test('every pool that takes claims has a case for every situation', () => {
  for (const code of release.claims.laws.keys()) {
    const { folder, short } = release.pools.get(code)!.pool
    const own = [...files].filter(([path]) => path.startsWith(`${folder}/`))
    const shown = own.flatMap(([, text]) => {
      const { base, cases } = parse(text) as File
      return cases.map((one) => one.with?.claim?.situation ?? base.claim.situation)
    })
    assert.deepEqual(
      CLAIM_SITUATION_NAMES.filter((name) => !shown.includes(name)),
      [],
      short,
    )
  }
})

test('a case that does not come out is told with file, line and what came instead', () => {
  const path = 'pools/339900-zhejiang-provincial/cases-claims/claims.yaml'
  const text = files.get(path)!
  const wrong = text.replace('thirdParty: refused', 'thirdParty: advance')
  assert.notEqual(wrong, text)
  const { faults } = runClaimCases(new Map([[path, wrong]]), release)
  assert.deepEqual(
    faults.map(({ name, message }) => [name, message]),
    [['外伤，第三人会付：不报', 'thirdParty 应为 advance，得到 refused']],
  )
  assert.ok(wrong.split('\n')[faults[0]!.line - 1]!.includes('外伤，第三人会付'))
})

test('a case with a key that nobody reads, or that expects nothing, is told', () => {
  const path = 'pools/331000-taizhou/cases-claims/claims.yaml'
  const say = (expect: string, base = "today: '2026-03-10'"): string[] =>
    runClaimCases(
      new Map([
        [path, `title: 报销\nbase: { ${base} }\ncases:\n  - { name: 一件, source: 某条, expect: ${expect} }\n`],
      ]),
      release,
    ).faults.map(({ message }) => message)
  assert.match(say('{ block: [abroad] }')[0]!, /不认识「block」/)
  assert.match(say('{}')[0]!, /expect 是空的/)
  assert.match(say('{ blocks: abroad }')[0]!, /expect.blocks 应当是列表/)
  assert.match(say('{ blocks: [] }', "todey: '2026-03-10'")[0]!, /不认识「todey」/)
})
