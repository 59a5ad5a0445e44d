/** What the law of claims decides, of the pools at hand and of one that states what they leave open. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPolicyFolder } from '@yidi/policy-folder'
import {
  CLAIM_SITUATIONS,
  checkClaim,
  claimFacts,
  claimPapers,
  claimSituations,
  claimWindow,
  loadPolicies,
  thirdPartyEffect,
  thirdPartyStatement,
  windowText,
} from '@yidi/rules'
import type { ClaimFacts, ClaimPaper, ClaimSituation, Release, ThirdParty, ThirdPartyEffect } from '@yidi/rules'
import { policyFolder } from '../policy-folder.ts'
import { claim, context, onlyProblem, problemsOf, release } from './claim.ts'

const today = '2026-03-10'

/** The pools with a part of the country's law of claims written otherwise. */
function releaseWith(...changes: [string | RegExp, string][]): Release {
  const files = readPolicyFolder(policyFolder)
  const path = 'national/claims.yaml'
  let text = files.get(path)!
  for (const [before, after] of changes) {
    const next = text.replace(before, after)
    assert.notEqual(next, text, String(before))
    text = next
  }
  const loaded = loadPolicies(files.set(path, text))
  assert.deepEqual(loaded.faults, [])
  return loaded.release
}

const within = (months: number, from: string): [RegExp, string] => [
  /(window:\n {2}months:[^]*?value: )open([^]*?)(?=\n\w|\n#)/,
  `$1${String(months)}$2
  countedFrom:
    title: 从什么时候算起
    values: [{ from: 2024-01-01, value: ${from}, source: { document: national-reference, article: 办理流程 } }]`,
]

test('the window: open everywhere, and then nothing is refused for it', () => {
  for (const pool of release.claims.laws.keys()) {
    const window = claimWindow(release, pool, today)
    assert.ok(window.open, pool)
    assert.match(window.text, /没有文件写明/)
  }
  const old = {
    visit: { ...claim.visit, from: '2021-03-01', to: '2021-03-05' },
    invoices: [{ ...claim.invoices[0]!, day: '2021-03-05' }],
    lines: claim.lines.map((line) => ({ ...line, day: '2021-03-05' })),
  }
  assert.deepEqual(problemsOf(old), [])
})

test('the window where a law states one: from the end of the visit, or of its year', () => {
  const bill = (to: string) => ({
    visit: { ...claim.visit, from: to, to },
    invoices: [{ ...claim.invoices[0]!, day: to }],
    lines: claim.lines.map((line) => ({ ...line, day: to })),
  })
  const year = { release: releaseWith(within(12, 'end-of-visit')) }
  assert.deepEqual(problemsOf(bill('2025-03-10'), year), [], 'on the last day')
  const over = onlyProblem(bill('2025-03-09'), year)
  assert.deepEqual([over.code, over.weight, over.basis?.article], ['window-over', 'blocks', '办理流程'])
  assert.match(over.text, /最晚2026年3月9日/)
  const spring = releaseWith(within(3, 'end-of-year'))
  const window = claimWindow(spring, '339900', today)
  assert.ok(!window.open)
  assert.equal(window.until('2025-02-01'), '2026-03-31')
  assert.equal(windowText(window, '2025-02-01'), '就医那一年结束后3个月内，最晚2026年3月31日')
  assert.equal(onlyProblem(bill('2024-12-30'), { release: spring }).code, 'window-over')
})

test('months without a beginning are a fault', () => {
  const files = readPolicyFolder(policyFolder)
  const text = files.get('national/claims.yaml')!
  const { faults } = loadPolicies(files.set('national/claims.yaml', text.replace(/(months:[^]*?value: )open/, '$112')))
  assert.ok(faults.some(({ code, value }) => code === 'undecided' && value === 'window.countedFrom'))
})

test('third parties: what the provincial measures state, and what others leave open', () => {
  const effect = (pool: string, thirdParty: ThirdParty): ThirdPartyEffect =>
    thirdPartyEffect(release, pool, '2026-03-05', thirdParty)
  assert.equal(effect('339900', 'none').effect, 'as-usual')
  assert.deepEqual(effect('339900', 'pays'), {
    effect: 'refused',
    text: '应当由第三人负担，第三人会付：基金不支付',
    basis: { document: 'zj-provincial-2016-113', article: '第三十六条' },
    status: 'stated',
  })
  assert.equal(effect('339900', 'does-not-pay').effect, 'advance')
  assert.equal(effect('339900', 'unknown').effect, 'advance')
  for (const pool of ['330100', '331000', '130500']) {
    assert.deepEqual([effect(pool, 'none').effect, effect(pool, 'none').status], ['as-usual', 'provisional'])
    for (const who of ['pays', 'does-not-pay', 'unknown'] as const) assert.equal(effect(pool, who).effect, 'open')
  }
  assert.equal(thirdPartyEffect(release, '339900', '2016-12-31', 'pays').effect, 'open', 'before the measures')
  const statement = thirdPartyStatement(release, '330100', today)
  assert.deepEqual([statement?.basis.article, statement?.status], ['第三十五条', 'provisional'])
  assert.ok(statement!.lines.length > 0)
})

test('an advance is told, and blocks nothing', () => {
  const injury = { situation: 'injury', statementSigned: true, thirdParty: 'unknown' } as const
  const { code, weight, basis } = onlyProblem(injury)
  assert.deepEqual([code, weight, basis?.article], ['third-party-advance', 'notice', '第三十六条'])
})

test('treatment abroad: refused with its article, or open where the pool does not say', () => {
  const { code, weight, basis } = onlyProblem({ situation: 'abroad' })
  assert.deepEqual([code, weight, basis?.article], ['abroad', 'blocks', '第三十六条'])
  const abroad = (pool: string) => claimSituations(release, pool, today).find((one) => one.situation === 'abroad')!
  assert.equal(abroad('339900').refused?.basis.document, 'zj-provincial-2016-113')
  assert.deepEqual(abroad('339900').open, [])
  for (const pool of ['330100', '331000', '130500']) {
    assert.equal(abroad(pool).refused, undefined)
    assert.ok(abroad(pool).open.includes('这种情形能不能报销，参保地没有写明，由经办机构决定'))
  }
})

test('a situation that a law does not take, and an applicant whom it does not let in', () => {
  const none = releaseWith([/(injury:[^]*?value: )open/, '$1no'])
  const refused = onlyProblem(
    { situation: 'injury', thirdParty: 'none', statementSigned: true },
    { release: none, pool: '331000' },
  )
  assert.deepEqual([refused.code, refused.basis?.document], ['situation-not-taken', 'national-reference'])
  assert.equal(refused.text, '“外伤”的费用，参保地不予报销')
  assert.equal(
    claimSituations(none, '331000', today).find((one) => one.situation === 'injury')?.refused?.text,
    refused.text,
  )
  const selfOnly = releaseWith([/(applicants:[^]*?value: )open/, '$1[self]'])
  const handedIn = [...context.handedIn, 'agent-authority']
  assert.equal(onlyProblem({ applicant: 'agent' }, { release: selfOnly, handedIn }).code, 'applicant-not-allowed')
  assert.deepEqual(problemsOf({ applicant: 'agent' }, { handedIn }), [], 'open lets everybody')
})

test('papers: why each is asked for, and what nobody hands in', () => {
  const facts: ClaimFacts = {
    ...{ situation: 'injury', insurance: 'employee', kind: 'inpatient', where: 'out-of-province' },
    ...{ channel: 'counter', applicant: 'self', levelKnown: true, proven: ['identity-card'] },
  }
  const papers = claimPapers(release, '330100', today, facts)
  const of = (id: string): ClaimPaper | undefined => papers.find(({ material }) => material === id)
  assert.equal(of('level-proof')?.elsewhere, '本平台的定点机构名录里有它的等级')
  assert.equal(of('identity-card')?.elsewhere, '本平台有登记')
  assert.equal(of('third-party-statement')?.elsewhere, '提交时在线签署')
  assert.equal(of('claim-form-seal')?.needed, 'where-it-applies', 'nobody knows through whom')
  assert.deepEqual(of('discharge-summary'), {
    material: 'discharge-summary',
    title: '出院小结',
    help: '出院时医院给的，要有医生签名或盖章',
    needed: 'must',
    because: '住院的要交',
    basis: { document: 'hz-portal', article: '居民报销材料' },
    status: 'stated',
  })
  assert.equal(new Set(papers.map(({ material }) => material)).size, papers.length, 'each once')
  assert.deepEqual(claimPapers(release, '999999', today, facts), [])
})

test('whether a visit is away from home, and whether its level is known, follows from the claim', () => {
  const at = (place: string, pool: string) =>
    claimFacts({ ...claim, visit: { ...claim.visit, place } }, { ...context, pool })
  assert.equal(at('310100', '339900').where, 'out-of-province')
  assert.equal(at('330100', '339900').where, 'home', 'Hangzhou is home to the provincial pool')
  assert.equal(at('330100', '331000').where, 'in-province')
  assert.ok(at('310100', '339900').levelKnown)
  const unlisted = { name: '乡镇医院', level: 'other', designated: true, networked: false } as const
  assert.equal(claimFacts({ ...claim, institution: unlisted }, context).levelKnown, false)
  assert.equal(claimFacts({ ...claim, thirdParty: 'none' }, context).injury, true)
})

test('every situation is told with its title, in one order in every pool', () => {
  for (const pool of release.claims.laws.keys()) {
    const told = claimSituations(release, pool, today)
    assert.deepEqual(
      told.map(({ situation, title }) => [situation, title]),
      Object.entries(CLAIM_SITUATIONS).map(([situation, { title }]) => [situation, title]),
    )
  }
  const open = (pool: string, situation: ClaimSituation) =>
    claimSituations(release, pool, today).find((one) => one.situation === situation)!.open
  assert.equal(open('330100', 'direct-failed').length, 2, 'the window and the applicant')
  assert.ok(open('330100', 'injury').includes('有第三人负责的怎么办，参保地没有写明，由经办机构决定'))
  assert.ok(!open('339900', 'injury').includes('有第三人负责的怎么办，参保地没有写明，由经办机构决定'))
  assert.ok(open('339900', 'direct-failed').some((text) => text.startsWith('要交哪些材料')))
})

test('papers that are missing, unknown, or that nobody stated', () => {
  const missing = onlyProblem({}, { handedIn: ['medical-record'] })
  assert.deepEqual([missing.code, missing.basis?.article], ['material-missing', '三（四）'])
  assert.match(missing.text, /医疗费票据（发票、收据）原件（在网上申请的要交）/)
  assert.equal(onlyProblem({}, { handedIn: [...context.handedIn, 'x-ray'] }).code, 'material-unknown')
  assert.equal(onlyProblem({ channel: 'counter' }, { handedIn: [] }).code, 'materials-open')
})

test('a pool that is not here, or takes no claims', () => {
  const nowhere = onlyProblem({}, { pool: '999999' })
  assert.equal(nowhere.code, 'law-not-in-force')
  assert.match(nowhere.text, /999999/)
  assert.deepEqual(claimSituations(release, '999999', today), [])
  const files = readPolicyFolder(policyFolder)
  files.delete('pools/331000-taizhou/claims.yaml')
  const without = loadPolicies(files)
  assert.deepEqual(without.faults, [])
  assert.equal(
    onlyProblem({}, { release: without.release, pool: '331000' }).text,
    '现在不能向参保地申请报销：没有可以执行的报销规定',
  )
})

test('no account, and one with a digit wrong', () => {
  const { account, ...rest } = claim
  const codes = checkClaim(context, rest).map(({ code, path }) => [code, path])
  assert.deepEqual(codes, [['account-missing', 'account']])
  const wrong = onlyProblem({ account: { ...account!, number: '6222020200112233447' } })
  assert.deepEqual([wrong.code, wrong.path], ['card-number-wrong', 'account.number'])
})
