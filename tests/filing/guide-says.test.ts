/** The service guides against the source documents, line by line (guide-says.yaml); and what holds for every guide. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { guideOfPlace, serviceGuideOf } from '../../apps/server/src/filing/papers/index.ts'
import { isLaw } from '@yidi/rules'
import type { GuideSection, ServiceGuide } from '@yidi/rules'
import { policyRelease } from './policies.ts'

interface Line {
  guide: string
  section: string
  says: string
  document: string
  article: string
  status: 'stated' | 'provisional' | 'open'
  kind?: string
  not?: string[]
}

const day = '2026-03-10'
const release = policyRelease()
const lines = parse(readFileSync(new URL('guide-says.yaml', import.meta.url), 'utf8')) as Line[]
const guideOf = (code: string): ServiceGuide =>
  release.filing.laws.has(code) ? serviceGuideOf(release, code, day) : guideOfPlace(release, code, day)

/** An item as it is read: label, text, and each column with its title. */
function wordsOf({ label, text, columns = [] }: GuideSection['items'][number]): string {
  const cells = columns.map((column) => `${column.title}：${column.text}`).join('；')
  return [label, [text, cells].filter(Boolean).join('；')].filter(Boolean).join('：')
}

for (const line of lines)
  test(`${line.guide} ${line.section}: ${line.says}`, () => {
    const section = guideOf(line.guide).sections.find(({ id }) => id === line.section)
    const items = section?.items ?? []
    const said = items.filter(
      (item) =>
        (wordsOf(item).includes(line.says) || `${section?.title ?? ''}：${wordsOf(item)}`.includes(line.says)) &&
        item.source?.document === line.document &&
        item.source.article === line.article,
    )
    assert.ok(said.length > 0, items.map(wordsOf).join('\n'))
    for (const item of said) {
      assert.equal(item.status ?? 'stated', line.status)
      assert.equal(item.textKind, line.kind)
    }
    for (const word of line.not ?? []) assert.ok(!items.some((item) => wordsOf(item).includes(word)), word)
  })

test('the law of a guide lists every article that is used, each of them in the legal basis; a guide is nobody’s law', () => {
  for (const pool of release.filing.guides.keys()) {
    const { sections } = guideOf(pool)
    for (const { id, items } of sections.filter((one) => one.id === 'legal-basis' || one.id === 'other-texts'))
      for (const { source, articles } of items) {
        const document = source && release.documents.get(source.document)
        if (document === undefined || articles === undefined) continue
        assert.equal(isLaw(document), id === 'legal-basis', `${pool}: ${document.title}`)
        for (const article of articles) assert.ok(document.articles.has(article), `${document.id} ${article}`)
      }
  }
  const basis = guideOf('331000').sections.find(({ id }) => id === 'legal-basis')!.items
  assert.equal(basis.find((item) => item.source?.document === 'zj-provincial-2016-113')?.articles?.length, 49)
})

test('a guide of whoever is insured elsewhere is a reference; whose pool is here gets that pool’s', () => {
  const elsewhere = guideOf('510100')
  assert.deepEqual(
    [elsewhere.reference, elsewhere.pool, elsewhere.title],
    [true, '510100', '四川省成都市：异地就医备案和报销的一般做法'],
  )
  assert.ok(!elsewhere.sections.some((section) => section.items.some((item) => item.text === '没有公开的规定')))
  const here = guideOfPlace(release, '331002', day)
  assert.deepEqual([here.reference, here.pool], [false, '331000'])
  assert.throws(() => guideOfPlace(release, '330000', day), /330000/)
  assert.throws(() => guideOfPlace(release, '999999', day))
})

test('whatever a weak text says is marked, in every guide', () => {
  for (const pool of release.filing.guides.keys())
    for (const { items } of guideOf(pool).sections)
      for (const item of items)
        if (item.source && release.documents.get(item.source.document)?.weak)
          assert.ok(item.status !== undefined, `${pool}: ${wordsOf(item)}`)
})

test('where two texts differ, both stand there with their articles, and it is said which one is followed', () => {
  const items = guideOf('331000').sections.find(({ id }) => id === 'validity')!.items
  const two = items.filter((item) => item.label?.startsWith('备案期间到第三地看病'))
  assert.deepEqual(
    two.map(({ label, source, status }) => [label, source?.document, status]),
    [
      ['备案期间到第三地看病', 'zj-yrd-guide', undefined],
      ['备案期间到第三地看病：本平台现在这样核对', 'tz-2018-79', 'provisional'],
    ],
  )
})
