import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  PolicyBasisMessage,
  PolicyDocumentMessage,
  PoolOnDay,
  PoolSummary,
  ProblemDocument,
} from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import { PolicyRefusal, openRelease } from './index.ts'

const app = await buildApp({
  config: readConfig({ YIDI_LOG_LEVEL: 'silent' }),
  clock: fixedClock('2026-03-01T09:00:00+08:00'),
  database: null,
})
test.after(() => app.close())

test('the pools are listed with whom they insure', async () => {
  const pools = (await app.inject('/api/policy/pools')).json<PoolSummary[]>()
  assert.deepEqual(pools.map((pool) => pool.code).sort(), [...openRelease().pools.keys()].sort())
  assert.ok(pools.length >= 4)
  const provincial = pools.find((pool) => pool.code === '339900')!
  assert.deepEqual(
    provincial.insurances.map((one) => one.insurance),
    ['employee'],
  )
  assert.ok(pools.every((pool) => !pool.benefitsOpen))
})

test('a pool shows its figures on a day, each with value, status, first day and a document that is listed', async () => {
  const { documents } = (await app.inject('/api/policy/documents')).json<{ documents: PolicyDocumentMessage[] }>()
  const known = new Set(documents.map((document) => document.id))
  const shown = (await app.inject('/api/policy/pools/339900?on=2024-06-01')).json<PoolOnDay>()
  assert.equal(shown.on, '2024-06-01')
  const figures = shown.parameters.flatMap((parameter) => parameter.figures)
  assert.ok(figures.length > 20)
  for (const figure of figures) {
    assert.ok(known.has(figure.source.document), figure.name)
    assert.ok(figure.from <= '2024-06-01', figure.name)
  }
  assert.ok(figures.some((figure) => figure.value === '82%' && figure.status === 'stated'))
  assert.ok(figures.some((figure) => figure.status === 'provisional' && figure.value === '25000.00元'))
  const hangzhou = (await app.inject('/api/policy/pools/330100?on=2024-06-01')).json<PoolOnDay>()
  const open = hangzhou.parameters.flatMap((parameter) => parameter.figures)
  assert.ok(open.some((figure) => figure.status === 'open' && figure.value === '待定'))
})

test('a pool on the clock’s day unless a day is named; unknown pools and days are Chinese problems', async () => {
  assert.equal((await app.inject('/api/policy/pools/330100')).json<PoolOnDay>().on, '2026-03-01')
  const code = async (url: string) => (await app.inject(url)).json<ProblemDocument>().code
  assert.equal(await code('/api/policy/pools/440100'), 'pool-not-found')
  assert.equal(await code('/api/policy/pools/330100?on=2026-02-30'), 'day-not-valid')
})

test('a document shows article by article what rests on it, with days, pools and status', async () => {
  const basis = async (id: string) => (await app.inject(`/api/policy/documents/${id}`)).json<PolicyBasisMessage>()
  const restsOn = async (id: string, article: string) =>
    (await basis(id)).articles.find((one) => one.article === article)?.rests ?? []
  const [deductible] = await restsOn('zj-provincial-2016-113', '第十二条第一项')
  assert.equal(deductible?.from, '2017-01-01')
  assert.deepEqual(deductible.pools, ['浙江省本级'])
  assert.ok(deductible.figures.some((figure) => figure.of === '（三级医院）' && figure.value === '800.00元'))
  // A value that another took the place of ends the day before; what three pools inherit stands once.
  const needed = await restsOn('zj-provincial-2016-113', '第三十七条第二项')
  assert.equal(needed.find((one) => one.title === '省内异地要不要备案')?.to, '2022-12-31')
  const effect = (await restsOn('zj-yrd-guide', '一（一）')).find((one) => one.title === '备案什么时候生效')
  assert.equal(effect?.pools.length, 3)
  assert.equal(effect.figures[0]?.value, '立刻生效')
  const open = (await restsOn('xt-2021', '基础信息')).find((one) => one.title === '法定办理时限')
  assert.deepEqual(open?.figures, [{ value: '待定', status: 'open' }])
  const unknown = (await app.inject('/api/policy/documents/none')).json<ProblemDocument>()
  assert.equal(unknown.code, 'document-not-found')
})

test('every figure of every pool is found under some document', async () => {
  const { documents } = (await app.inject('/api/policy/documents')).json<{ documents: PolicyDocumentMessage[] }>()
  const shown = new Set<string>()
  for (const { id } of documents) {
    const basis = (await app.inject(`/api/policy/documents/${id}`)).json<PolicyBasisMessage>()
    for (const { rests } of basis.articles) for (const rest of rests) shown.add(rest.title)
  }
  for (const pool of openRelease().pools.keys()) {
    const law = (await app.inject(`/api/policy/pools/${pool}`)).json<PoolOnDay>()
    for (const parameter of law.parameters) assert.ok(shown.has(parameter.title), parameter.title)
  }
})

test('health names the release that the quotes rest on', async () => {
  const { policyRelease } = (await app.inject('/health')).json<{ policyRelease: string }>()
  assert.match(policyRelease, /^[0-9a-f]{64}$/)
  assert.equal((await app.inject('/api/policy/release')).json<{ id: string }>().id, policyRelease)
})

test('a policy folder that cannot be used stops the start and says why', () => {
  assert.throws(() => openRelease('/nonexistent-policies'), PolicyRefusal)
})
