/**
 * The recipe for a filing type, on the program itself: the record of the page is put into the one file as it is loaded, the law
 * into a policy folder aside. So everything is imported only after that.
 */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import type { DeskQueueMessage, FilingCheckMessage, FilingForm, FilingMessage } from '@yidi/contracts'
import type { FilingType, QuoteCase } from '@yidi/rules'
import { repository } from '../architecture/sources.ts'
import { applyBlock, readPage } from './page.ts'

const blocks = readPage(readFileSync(join(repository, 'docs/recipes/add-a-filing-type.md'), 'utf8')).flatMap(
  (section) => section.blocks,
)
const record = blocks.find(({ verb }) => verb === 'record')!.text
const type = /^ {2}'([\w-]+)': \{/.exec(record)![1] as FilingType
const title = '异地季节居住人员'

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/packages/rules/src/filing/filing-types.ts')) return loaded
    const text = readFileSync(new URL(url), 'utf8')
    const end = '} as const satisfies Record<string, FilingTypeRecord>'
    assert.equal(text.split(end).length, 2)
    return { ...loaded, source: text.replace(end, record + end) }
  },
})

const { defaultPolicyFolder, readPolicyFolder } = await import('@yidi/policy-folder')
const rules = await import('@yidi/rules')

const pool = '331000'
const files = blocks
  .filter(({ verb }) => verb === 'set')
  .reduce(
    (all, block) => applyBlock(all, block.args[0] === 'questions.yaml' ? 'national' : 'pools/331000-taizhou', block),
    new Map(readPolicyFolder(defaultPolicyFolder)),
  )
const { release, faults } = rules.loadPolicies(files)
const law = release.filing.laws.get(pool)!

test('the law of the page is without fault, and its words are known', () => {
  assert.deepEqual(faults, [])
  assert.equal(rules.LABELS['filing']![type], `${title}备案`)
  assert.ok(law.figures.has(`materials.${type}`))
})

test('the questions lead to it where it is offered, from its day on', () => {
  const answers = { emergency: 'no', reason: 'season', stay: '3' }
  const led = rules.fittingTypes(law, release.filing.questionnaire!, answers, '2026-03-10')
  assert.ok(led.kind === 'answer')
  assert.deepEqual(
    led.fitting.map((fit) => [fit.type, fit.title, fit.why]),
    [[type, title, '您每年有几个月住在那里，时间满3个月']],
  )
  const before = rules.fittingTypes(law, release.filing.questionnaire!, answers, '2025-03-10')
  const elsewhere = release.filing.laws.get('330100')!
  const there = rules.fittingTypes(elsewhere, release.filing.questionnaire!, answers, '2026-03-10')
  assert.deepEqual([before.kind, there.kind], ['wrong', 'wrong'])
})

test('算一算 pays as for everybody who lives there, and the schema of a case takes it', async () => {
  const { QuoteCaseSchema } = await import('@yidi/contracts')
  const { Compile } = await import('typebox/compile')
  const filed = (as: FilingType): QuoteCase => ({
    pool,
    insurance: 'employee',
    person: { category: 'retired' },
    visit: {
      kind: 'inpatient',
      place: '460100',
      from: '2026-03-01',
      to: '2026-03-09',
      institution: { level: 'tier3' },
    },
    filing: { type: as, destination: '460100', from: '2026-01-01', to: null },
    route: 'direct',
    fees: { total: '10000.00' },
  })
  assert.ok(Compile(QuoteCaseSchema).Check(filed(type)))
  assert.equal(Compile(QuoteCaseSchema).Check(filed('sailor' as FilingType)), false)
  const [season, resident] = [type, 'long-term-resident' as const].map((as) => rules.quote(release, filed(as)))
  assert.equal(season!.outcome, 'settled')
  assert.deepEqual(season, resident)
  assert.notDeepEqual(season, rules.quote(release, filed('temporary')))
})

test('pages and papers call it by its title', async () => {
  const words: { filing: Record<string, string> } = await import('../../apps/web/src/texts/index.ts')
  assert.equal(words.filing[type], title)
  const guidance = rules.typeGuidance(release.filing, law, type, '2026-03-10')
  assert.deepEqual([guidance.title, guidance.commitment, guidance.minimumStayMonths], [title, true, 3])
})

test('the database takes it from the next start on; the check accepts it, the form offers it, the desk sees it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yidi-recipe-'))
  after(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { openPlatform } = await import('../hospital/hospital.ts')
  const { migrate } = await import('../../apps/server/src/platform/storage/index.ts')
  const { signInCitizen, signInStaff } = await import('../../apps/server/src/platform/access/testing.ts')
  const { app, db, clock } = await openPlatform('2026-03-10T02:00:00Z', 'error', { YIDI_POLICIES: folder })
  after(() => app.close())
  await migrate(db.pool, db.ciphers)

  const form: Partial<FilingForm> = {
    type,
    destination: '460100',
    from: '2026-03-10',
    mobile: '13800000000',
    address: '海口市演示路 1 号',
    commitmentSigned: true,
    commitmentInPlace: true,
  }
  const resident = await signInCitizen(db, clock, '33100000000000000008')
  const worker = await signInCitizen(db, clock, '33100000000000000007')
  const desk = await signInStaff(db, clock, { roles: ['accepting'], pool, name: 'desk-tz' })
  const post = (url: string, cookie: string, payload: object, key: string) =>
    app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })

  const person = await post('/api/desk/counter/person', desk, { idNumber: '331000196012120128' }, 'recipe-0')
  assert.deepEqual(
    person.json<{ types: { id: string; title: string }[] }>().types.find(({ id }) => id === type),
    { id: type, title },
  )
  const check = await post('/api/filings/check', resident, form, 'recipe-1')
  assert.equal(check.json<FilingCheckMessage>().decision, 'approve', check.body)
  const filed = await post('/api/filings', resident, form, 'recipe-2')
  assert.equal(filed.statusCode, 201, filed.body)
  assert.deepEqual([filed.json<FilingMessage>().typeTitle, filed.json<FilingMessage>().state], [title, 'delivered'])

  const waits = await post('/api/filings', worker, form, 'recipe-3')
  assert.equal(waits.statusCode, 201, waits.body)
  const queue = await app.inject({ url: `/api/desk/tasks?type=${type}`, headers: { cookie: desk } })
  assert.deepEqual(
    queue.json<DeskQueueMessage>().tasks.map(({ id, title: said }) => [id, said]),
    [[waits.json<FilingMessage>().id, `${title} · 海南省海口市`]],
  )
  const unknown = await post('/api/filings/check', resident, { ...form, type: 'sailor' }, 'recipe-4')
  assert.equal(unknown.statusCode, 400)
})
