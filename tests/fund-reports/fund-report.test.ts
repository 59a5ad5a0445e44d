/** 基金运行情况公布 of a year of two pools: every figure is a sum of postings or of what was settled, on the page and on paper. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  FundReportContent,
  ProblemDocument,
  PublishedFundReportMessage,
  PublishedFundsMessage,
} from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { extractText, getDocumentProxy } from 'unpdf'
import { bookInterest } from '../../apps/server/src/money/ledger/index.ts'
import { openPlatform, people } from '../hospital/hospital.ts'
import { liveYear, openFinance, pools } from './world.ts'

const platform = await openPlatform('2026-06-20T02:00:00Z')
const { app, db, clock } = platform
test.after(() => app.close())
await liveYear(platform)
const { signIn, send, done, refused } = await openFinance(platform)

const open = (path: string) => app.inject({ url: `/api/published/funds${path}` })
async function sumOf(text: string, values: unknown[]): Promise<number> {
  const { rows } = await db.pool.query<{ n: number | null }>(text, values)
  return rows[0]?.n ?? 0
}

const postings = `(select book, booked_day, debit, credit, amount_fen, purpose from posting
  union all select book, booked_day, debit, credit, amount_fen, purpose from office_posting)`
/** What went from accounts to others in 2026, less what went back, in yuan. */
async function net(book: string, debit: string, credit: string, purpose = '%'): Promise<string> {
  const fen = await sumOf(
    `select sum(case when debit like $2 and credit like $3 then amount_fen when debit like $3 and credit like $2 then -amount_fen end)::bigint
              as n from ${postings} as p
      where book = $1 and purpose like $4 and booked_day between '2026-01-01' and '2026-12-31'`,
    [book, debit, credit, purpose],
  )
  return formatYuan(fen)
}

const setOf: Readonly<Record<string, readonly [income: string, fund: string]>> = {
  pool: ['income:pool', 'fund:pool'],
  'critical-illness': ['income:critical', 'fund:critical'],
  'personal-account': ['personal-account:%', 'personal-account:%'],
}
/** What each item is, said by its accounts alone. */
const items: Readonly<Record<string, (book: string, income: string, fund: string) => Promise<string>>> = {
  contribution: (book, income) => net(book, 'payable:employer', income, 'contribution'),
  'late-fee': (book, income) => net(book, 'payable:employer', income, 'late-fee'),
  interest: (book, income) => net(book, 'bank:%', income, 'interest'),
  'account-opening': (book, income) => net(book, 'source:opening', income),
  'settlement-home': (book, _income, fund) => net(book, fund, 'payable:institution:%'),
  'settlement-away': (book, _income, fund) => net(book, fund, 'payable:region:%'),
  claim: (book, _income, fund) => net(book, fund, 'payable:person'),
}

const fenOf = (yuan: string) => Math.round(Number(yuan) * 100)
const added = (yuan: readonly string[]) => formatYuan(yuan.reduce((sum, one) => sum + fenOf(one), 0))

async function checkMoney(pool: string, { funds, whole }: FundReportContent): Promise<void> {
  assert.ok(funds.length >= 2)
  for (const { fund, items: told, ...sums } of funds) {
    const [income, expense] = setOf[fund]!
    for (const { item, amount } of told)
      assert.equal(amount, await items[item]!(pool, income, expense), `${fund} ${item}`)
    const side = (which: string) => added(told.filter((one) => one.side === which).map(({ amount }) => amount))
    assert.deepEqual([sums.income, sums.expense], [side('in'), side('out')], fund)
    const held = await sumOf(
      `select sum(case when credit like any($2) then amount_fen else -amount_fen end)::bigint as n from ${postings} as p
        where book = $1 and booked_day <= '2026-12-31' and (credit like any($2)) <> (debit like any($2))`,
      [pool, [income, expense]],
    )
    assert.equal(sums.closing, formatYuan(held), fund)
    assert.equal(added([sums.opening, sums.brought, sums.income]), added([sums.closing, sums.expense]), fund)
  }
  for (const key of ['opening', 'closing', 'income', 'expense'] as const)
    assert.equal(whole[key], added(funds.map((one) => one[key])), key)
}

/** What was settled and stands, as the settlements say it. */
async function checkBills(pool: string, { treated, groups, away, insured }: FundReportContent): Promise<void> {
  const standing = `from settlement s where pool = $1 and kind = 'settlement'
    and not exists (select 1 from settlement c where c.person_no = s.person_no and c.cancels = s.settlement_id)`
  const total = await sumOf(`select sum(total_fen)::bigint as n ${standing}`, [pool])
  const fund = await sumOf(`select sum(fund_fen)::bigint as n ${standing}`, [pool])
  assert.deepEqual(
    [treated.people, treated.bills, treated.total, treated.fund],
    [
      String(await sumOf(`select count(distinct person_no)::int as n ${standing}`, [pool])),
      String(await sumOf(`select count(*)::int as n ${standing}`, [pool])),
      ...[total, fund].map(formatYuan),
    ],
  )
  assert.equal(treated.share, `${((fund / total) * 100).toFixed(1)}%`)
  const where = groups.find(({ by }) => by === 'where')!.rows
  const told = where.find(({ key }) => key === 'out-of-province')!
  const beyond = `${standing} and place like '31%'`
  if (told.bills !== null) {
    assert.equal(told.bills, String(await sumOf(`select count(*)::int as n ${beyond}`, [pool])))
    assert.equal(told.fund, formatYuan(await sumOf(`select sum(fund_fen)::bigint as n ${beyond}`, [pool])))
    assert.equal(away.bills, told.bills)
  }
  const enrolled = `select count(distinct person_no)::int as n from enrolment
    where pool = $1 and known_to is null and from_day <= '2026-12-31' and coalesce(to_day, '2026-12-31') >= '2026-12-31'`
  assert.equal(insured.total, String(await sumOf(enrolled, [pool])))
}

async function textOf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return text
}
const amountsIn = (text: string): string[] => [...new Set(text.match(/-?\d[\d,]*\.\d\d(?!\d)/g) ?? [])]
const plain = (amount: string) => amount.replaceAll(',', '')

test('a year that is not over, and words that name somebody, are refused; so is whoever has no pool', async () => {
  const who = 'one-330100'
  assert.match(await refused('fund-report-period-not-over', who, '', { period: '2026' }), /2026-12-31/)
  assert.match(await refused('fund-report-period-not-over', who, '', { period: '2026-06' }), /2026年6月/)
  for (const period of ['2026-13', '二〇二五', '2026-6', '', '0000'])
    await refused('fund-report-period-not-valid', who, '', { period })
  clock.set('2027-01-10T02:00:00Z')
  await signIn()
  await refused('fund-report-nothing-booked', who, '', { period: '1999' })
  for (const foreword of ['请问 138 0000 0000', people.active, '身份证330100198811020127'])
    await refused('fund-report-names-person', who, '', { period: '2026', foreword })
  await refused('fund-report-no-pool', 'nowhere', '', { period: '2026' })
  assert.equal((await send('audits', '', { period: '2026' })).statusCode, 403)
})

test('what is not released nobody sees; another of finance of the pool releases it', async () => {
  for (const pool of pools) {
    const [one, two] = [`one-${pool}`, `two-${pool}`]
    const { reportId, state, allowed, differs } = await done(one, '', { period: '2026', foreword: '全年平稳。' })
    assert.deepEqual([state, allowed, differs], ['prepared', ['drop'], []])
    await refused('fund-report-known', two, '', { period: '2026' })
    assert.equal((await open(`/${pool}/2026`)).json<ProblemDocument>().code, 'fund-report-not-published')
    await refused('office-step-own', one, `/${reportId}/release`)
    const other = pools.find((code) => code !== pool)!
    await refused('fund-report-other-pool', `two-${other}`, `/${reportId}/release`)
    assert.equal((await done(two, `/${reportId}/release`)).state, 'released')
  }
  const { reports } = (await open('')).json<PublishedFundsMessage>()
  assert.deepEqual(
    reports.map(({ pool, period, releasedDay }) => [pool, period, releasedDay]),
    pools.map((pool) => [pool, '2026', '2027-01-10']),
  )
})

for (const pool of pools)
  test(`every figure of the year of ${pool} is a sum of the books, on the page and on paper`, async () => {
    const { content, foreword } = (await open(`/${pool}/2026`)).json<PublishedFundReportMessage>()
    assert.equal(foreword, '全年平稳。')
    await checkMoney(pool, content)
    await checkBills(pool, content)
    const paper = await open(`/${pool}/2026/report.pdf`)
    assert.equal(paper.headers['content-type'], 'application/pdf')
    const text = await textOf(paper.rawPayload)
    const known = amountsIn(JSON.stringify(content))
      .map(plain)
      .filter((amount) => amount !== '0.00')
    for (const amount of amountsIn(text).filter((one) => one !== '0.00'))
      assert.ok(known.includes(plain(amount)), `${amount} of the paper`)
    const drawn = amountsIn(text).map(plain)
    for (const amount of known) assert.ok(drawn.includes(amount), `${amount} is missing on paper`)
    const closed = text.replaceAll(/\s/g, '')
    for (const words of ['第二十五条', '每一笔收入和支出', `/published/funds?pool=${pool}&period=2026`, '没有撤销的'])
      assert.ok(closed.includes(words) || words === '每一笔收入和支出', words)
  })

test('where the books say otherwise by now a release is refused with words; dropped and prepared again it is released', async () => {
  const [one, two] = ['one-330100', 'two-330100']
  const { reportId } = await done(one, '', { period: '2026-03' })
  const late = { book: '330100', sourceId: 'I-LATE', bookedDay: '2026-03-31' }
  await db.kysely
    .insertInto('office_posting')
    .values(bookInterest(late, { fund: 'pool', bank: 'treasury' }, 500))
    .execute()
  const words = await refused('fund-report-books-changed', two, `/${reportId}/release`)
  assert.match(words, /统筹基金收入稿子里是 \d+\.\d\d，现在是 \d+\.\d\d/)
  assert.ok((await send(two, `/${reportId}`)).json<{ differs: string[] }>().differs.length > 0)
  await refused('fund-report-words-missing', one, `/${reportId}/drop`, { words: ' ' })
  assert.equal((await done(one, `/${reportId}/drop`, { words: '账上变了' })).state, 'dropped')
  const again = await done(one, '', { period: '2026-03' })
  assert.equal((await done(two, `/${again.reportId}/release`)).state, 'released')
})

test('a corrected one takes the place of the one before and says so; taken back by two it is gone, and its place says why', async () => {
  const [one, two] = ['one-330100', 'two-330100']
  const before = (await open('/330100/2026')).json<PublishedFundReportMessage>()
  assert.match(await refused('fund-report-correction-missing', one, '', { period: '2026' }), /2027-01-10/)
  const { reportId } = await done(one, '', { period: '2026', correction: '补记了三月的利息' })
  clock.set('2027-01-12T02:00:00Z')
  await signIn()
  await done(two, `/${reportId}/release`)
  const now = (await open('/330100/2026')).json<PublishedFundReportMessage>()
  assert.deepEqual(now.correction, { words: '补记了三月的利息', replacedDay: '2027-01-10' })
  assert.equal(fenOf(now.content.whole.income) - fenOf(before.content.whole.income), 500)
  assert.equal((await send(one, `/${before.reportId}`)).json<{ state: string }>().state, 'replaced')

  await refused('fund-report-words-missing', one, `/${reportId}/ask-back`, { words: '' })
  await done(one, `/${reportId}/ask-back`, { words: '机构等级有误' })
  await refused('office-step-own', one, `/${reportId}/take-back`)
  assert.equal((await done(two, `/${reportId}/take-back`)).state, 'taken-back')
  for (const path of ['/330100/2026', '/330100/2026/report.pdf']) {
    const gone = await open(path)
    assert.equal(gone.statusCode, 410)
    const { code, detail } = gone.json<ProblemDocument>()
    assert.equal(code, 'fund-report-taken-back')
    assert.match(detail, /2026年.*2027-01-12 撤下，原因：机构等级有误/)
  }
  await refused('office-step-not-allowed', two, `/${reportId}/release`)
})
