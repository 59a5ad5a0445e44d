/** 政策 at the desk: the table with what the agency has set, two sides, the file to take along, and a quote against a draft. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  PolicyCompareMessage,
  PolicyDraftForm,
  PolicyDraftMessage,
  PolicyTableMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { LAW_CHAPTERS, lawOn, parseDay, quote } from '@yidi/rules'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { buildApp } from '../../app.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { sharedRelease } from '../../platform/policy/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { checkDraft } from './check.ts'
import { quoteDraft } from './draft.ts'

const clock = fixedClock('2026-06-20T02:00:00Z')
const database = await openTestDatabase()
const release = sharedRelease()
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database, release })
test.after(() => app.close())

const own = await signInStaff(database, clock, { roles: ['reviewing'], pool: '330100', name: 'reviews' })
const elsewhere = await signInStaff(database, clock, { roles: ['audit'], pool: '331000', name: 'audits' })
const set = {
  pool: '330100',
  name: 'claims.decide-days',
  document: '杭医保〔2026〕1号（虚构）',
  entered_by: 'approves',
} as const
await database.kysely
  .insertInto('agency_figure')
  .values([
    { ...set, from_day: '2026-01-01', value: 20, entered_at: clock.now() },
    { ...set, from_day: '2026-07-01', value: 15, entered_at: clock.now() },
  ])
  .execute()

const get = (url: string, cookie = own) => app.inject({ url: `/api/desk/policy/${url}`, headers: { cookie } })
const post = (payload: object, cookie = own) =>
  app.inject({ method: 'POST', url: '/api/desk/policy/draft-quote', headers: { cookie }, payload })

test('the table of a pool is the law that settles, with what its own agency has set beside it', async () => {
  const table = (await get('pools/330100')).json<PolicyTableMessage>()
  assert.equal(table.release, release.id)
  assert.deepEqual(
    table.lines,
    JSON.parse(JSON.stringify(lawOn(release, release.pools.get('330100')!, parseDay('2026-06-20')))),
  )
  assert.deepEqual(
    table.chapters.map(({ title }) => title),
    Object.values(LAW_CHAPTERS),
  )
  assert.deepEqual([table.folders[0], table.on], ['pools/330100-hangzhou', '2026-06-20'])
  const agency = table.agency?.find(({ name }) => name === set.name)
  assert.deepEqual(
    [agency?.value, agency?.from, agency?.document, agency?.enteredBy],
    ['20个工作日', '2026-01-01', set.document, 'approves'],
  )
  const later = (await get('pools/330100?on=2026-07-01')).json<PolicyTableMessage>()
  assert.equal(later.agency?.find(({ name }) => name === set.name)?.value, '15个工作日')
  assert.ok(
    table.agency?.some(({ value, unset }) => value === undefined && unset !== ''),
    'what is not set says so',
  )
})

test('the law of another pool is read by everybody at the desk, what its agency has set is not', async () => {
  const table = (await get('pools/330100', elsewhere)).json<PolicyTableMessage>()
  assert.ok(table.lines.length > 200)
  assert.equal(table.agency, undefined)
})

test('what is asked wrongly is named', async () => {
  for (const [url, code] of [
    ['pools/999999', 'pool-not-found'],
    ['pools/330100?on=2026-02-30', 'day-not-valid'],
    ['compare?pool=330100&otherPool=1', 'pool-not-found'],
    ['compare?pool=330100&otherOn=morgen', 'day-not-valid'],
    ['compare', 'request-not-valid'],
    ['pools/330100/table.csv?on=x', 'day-not-valid'],
  ] as const) {
    const answer = await get(url)
    assert.equal(answer.json<ProblemDocument>().code, code, url)
  }
})

test('two days of a pool, two pools: each line with both sides, and which differ', async () => {
  const days = (await get('compare?pool=339900&on=2022-12-31&otherOn=2023-01-01')).json<PolicyCompareMessage>()
  const direct = days.pairs.find(({ name }) => name === 'prepayment-direct')!
  assert.deepEqual([direct.differs, direct.before?.value, direct.after?.value], ['value', '待定', '20%'])
  assert.equal(direct.after?.source?.document, 'zj-yrd-guide')
  const pools = (await get('compare?pool=330100&otherPool=331000')).json<PolicyCompareMessage>()
  assert.deepEqual([pools.before.short, pools.after.short], ['杭州市', '台州市'])
  const rate = pools.pairs.find(({ before, after }) => before !== undefined && after !== undefined)
  assert.ok(rate)
  const same = (await get('compare?pool=330100')).json<PolicyCompareMessage>()
  assert.ok(same.pairs.length > 200 && same.pairs.every(({ differs }) => differs === undefined))
})

test('the table is taken along as CSV and as a sheet', async () => {
  const csv = await get('pools/330100/table.csv')
  assert.match(String(csv.headers['content-type']), /text\/csv/)
  assert.match(csv.body, /^\uFEFF章,规定,数值,状态,从哪天起,文件,文号,条款,备注,政策文件\r\n/)
  assert.match(
    csv.body,
    /待遇,职工医保：住院起付标准（三级医院）,800\.00元,有据,2024-01-01,.*职工报销范围,,pools\/330100-hangzhou\/benefits\.yaml:\d+\r\n/,
  )
  const xlsx = await get('pools/330100/table.xlsx')
  assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), 'PK')
})

const stay: QuoteCase = {
  ...{ pool: '330100', insurance: 'employee', person: { category: 'active' }, route: 'direct' },
  visit: { kind: 'inpatient', place: '330100', from: '2026-08-01', to: '2026-08-10', institution: { level: 'tier3' } },
  fees: { total: '30800.00' },
}
const rateName = 'employee.inpatient.to-40000.fund.tier3.active'
const drafted = (changes: Partial<PolicyDraftForm>) => ({
  pool: '330100',
  case: stay,
  changes: [],
  files: [],
  ...changes,
})

/** The check of a draft by itself, as its process makes it. */
function checked({ changes, files: uploads }: Pick<PolicyDraftForm, 'changes' | 'files'>) {
  const news = checkDraft({ files: release.files, pool: '330100', uploads, changes, value: stay, day: stay.visit.to })
  assert.ok('checked' in news, JSON.stringify(news))
  return news.checked
}

const rowsBefore = await written()
/** How many rows the records have, table by table. */
async function written(): Promise<string> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind in ('r', 'p') and nspname = 'public' order by relname`,
  )
  const counts = await Promise.all(
    rows.map(async ({ name }) => {
      const {
        rows: [row],
      } = await database.pool.query<{ count: string }>(`select count(*) as count from "${name}"`)
      return `${name} ${row!.count}`
    }),
  )
  return counts.join('\n')
}

test('a draft that changes one rate changes the bill by exactly that, and says the line that it wrote', async () => {
  const answer = await post(drafted({ changes: [{ figure: rateName, value: '8', from: '2026-07-01' }] }))
  assert.equal(answer.statusCode, 200, answer.body)
  const { faults, written: lines, differs, law, draft } = answer.json<PolicyDraftMessage>()
  assert.deepEqual(faults, [])
  assert.deepEqual(law, quote(release, stay, { explain: true }))
  const paid = (result: QuoteResult | undefined) =>
    result?.outcome === 'settled' ? [result.amounts.fundPool, result.amounts.cash, result.amounts.deductible] : result
  // 30,000.00 over the deductible: the person bears 18 % by the law, 8 % by the draft.
  assert.deepEqual(paid(law as QuoteResult), ['24600.00', '6200.00', '800.00'])
  assert.deepEqual(paid(draft as QuoteResult), ['27600.00', '3200.00', '800.00'])
  assert.deepEqual(differs.map(({ name, before, after, from }) => [name, before, after, from]).slice(0, 1), [
    [rateName, '个人负担18%（基金支付82%）', '个人负担8%（基金支付92%）', '2026-07-01'],
  ])
  const [line] = lines
  assert.equal(line?.file, 'pools/330100-hangzhou/benefits.yaml')
  assert.match(line.text, /^- \{ ?from: 2026-07-01.*status: provisional.*tier3: \{ active: 8 \}/)
})

test('before its day a draft changes nothing', () => {
  const { differs, draft } = checked({ files: [], changes: [{ figure: rateName, value: '8', from: '2026-09-01' }] })
  assert.deepEqual(differs, [])
  assert.deepEqual(draft, quote(release, stay, { explain: true }))
})

test('a file of the policy tree is checked as the command checks it: file, line, value and what to do', async () => {
  const path = 'pools/330100-hangzhou/pool.yaml'
  const text = `${release.files.get(path)!}telefone: 1\n`
  const { faults, draft, law } = (await post(drafted({ files: [{ path, text }] }))).json<PolicyDraftMessage>()
  const [fault] = faults
  assert.deepEqual(
    [faults.length, fault?.file, fault?.line, fault?.value],
    [1, path, text.split('\n').length - 1, 'telefone'],
  )
  assert.match(fault!.message, /telefone/)
  assert.match(fault!.remedy, /telephone/)
  assert.equal(draft, undefined, 'a pool with a fault answers nothing')
  assert.equal((law as QuoteResult).outcome, 'settled')
})

test('each slip of a draft is told with its place, in a file and in what is changed on the page', () => {
  const path = 'pools/330100-hangzhou/benefits.yaml'
  const law = release.files.get(path)!
  for (const [files, changes, word] of [
    [[{ path, text: law.replace('value: 40000}', 'value: 4}') }], [], /起付|上限|4/],
    [[{ path, text: law.replace('article: 职工报销范围', 'article: 没有的条') }], [], /没有登记条款“没有的条”/],
    [[{ path, text: '\t- : [' }], [], /YAML/],
    [[{ path: 'pools/330100-hangzhou/benefit.yaml', text: 'title: 待遇\n' }], [], /benefit\.yaml/],
    [[], [{ figure: rateName, value: '0.08', from: '2026-07-01' }], /0\.08/],
    [[], [{ figure: rateName, value: '八', from: '2026-07-01' }], /八/],
    [[], [{ figure: rateName, value: '8', from: '2024-01-01' }], /两个值同时生效/],
  ] as const) {
    const { faults } = checked({ files: [...files], changes: [...changes] })
    const [fault] = faults
    assert.ok(fault && fault.line > 0 && fault.remedy !== '', JSON.stringify(changes))
    assert.match(faults.map(({ message, value }) => `${message} ${value}`).join(), word)
  }
})

test('cases that come with a draft are run by it, and what jumps is told as a reminder', () => {
  const text = `- name: 三级住院
  case: ${JSON.stringify(stay)}
  expect: {outcome: settled, amounts: {cash: '1.00'}}
`
  const files = [{ path: 'pools/330100-hangzhou/cases/draft.yaml', text }]
  const changes = [{ figure: rateName, value: '60', from: '2026-07-01' }]
  const { cases, reminders } = checked({ files, changes })
  assert.equal(cases.unlike.length >= 1, true)
  assert.match(cases.unlike[0]!, /^pools\/330100-hangzhou\/cases\/draft\.yaml:\d+ /)
  assert.match(reminders.join(), /从 2026-07-01 起是个人负担60%.*而此前/)
})

test('what is no draft is refused, each with its own words', async () => {
  const change = { figure: rateName, value: '8', from: '2026-07-01' }
  for (const [form, code, words] of [
    [{}, 'draft-empty', /没有改一个数字/],
    [{ changes: [{ ...change, figure: 'no.such' }] }, 'draft-not-valid', /no\.such/],
    [{ changes: [{ ...change, from: '2026-02-30' }] }, 'draft-not-valid', /2026-02-30/],
    [{ files: [{ path: '../../etc/passwd.yaml', text: '' }] }, 'draft-not-valid', /passwd/],
    [{ files: [{ path: '/etc/passwd', text: '' }] }, 'draft-not-valid', /passwd/],
    [
      {
        files: [
          { path: 'a.yaml', text: '' },
          { path: 'a.yaml', text: '' },
        ],
      },
      'draft-not-valid',
      /交了两次/,
    ],
    [{ pool: '999999', changes: [change] }, 'pool-not-found', /999999/],
    [{ changes: Array.from({ length: 41 }, () => change) }, 'request-not-valid', /./],
    [{ files: [{ path: 'a.yaml', text: 'x'.repeat(400_001) }] }, 'request-not-valid', /./],
    [{ files: [{ path: 'a.yaml', text: 'x'.repeat(3_000_000) }] }, 'body-too-large', /./],
  ] as const) {
    const problem = (await post(drafted(form as Partial<PolicyDraftForm>))).json<ProblemDocument>()
    assert.equal(problem.code, code, JSON.stringify(form).slice(0, 100))
    assert.match(problem.detail, words)
  }
  const nothing = await post(drafted({ case: 'nonsense', changes: [change] }))
  assert.equal((nothing.json<PolicyDraftMessage>().law as QuoteResult).outcome, 'invalid')
})

test('a draft that takes too long or unfolds without end is given up, and the server goes on', async () => {
  const form = drafted({ changes: [{ figure: rateName, value: '8', from: '2026-07-01' }] })
  await assert.rejects(
    quoteDraft({ release, clock }, form, { milliseconds: 1, heapMiB: 64 }),
    /draft-not-checked|没有查完/,
  )
  const levels = Array.from(
    { length: 12 },
    (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`,
  )
  const text = `title: 待遇\nl0: &l0 [x]\n${levels.join('\n')}\nl99: *l12\n`
  const bomb = await post(drafted({ files: [{ path: 'pools/330100-hangzhou/benefits.yaml', text }] }))
  assert.ok(bomb.statusCode === 422 || bomb.json<PolicyDraftMessage>().faults.length > 0, bomb.body.slice(0, 200))
  assert.equal((await get('pools/330100')).statusCode, 200)
})

test('nothing of all this was written anywhere', async () => {
  assert.equal(await written(), rowsBefore)
})
