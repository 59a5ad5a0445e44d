/** The service guide of Taizhou beside the one that its agency published: field by field, on the page's data and on paper. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import type { GuideSection } from '@yidi/rules'
import { drawGuide } from '../../apps/server/src/filing/papers/guide.ts'
import { serviceGuideOf } from '../../apps/server/src/filing/papers/index.ts'
import { policyRelease } from './policies.ts'
import { TAIZHOU_FIELDS } from './taizhou-fields.ts'

const release = policyRelease()
const guide = serviceGuideOf(release, '331000', '2026-03-10')

/** The words of an item with the title of its section, which a label does not repeat. */
function wordsOf(section: GuideSection, { label = '', text, columns = [] }: GuideSection['items'][number]): string {
  return [section.title, label, text, ...columns.map((column) => `${column.title}：${column.text}`)].join('；')
}

for (const { article, field, section: id, says, empty, rests } of TAIZHOU_FIELDS)
  test(`${article} ${field}: ${empty === 'unsaid' ? 'empty in the published guide, nothing is made up' : says.join(', ')}`, () => {
    const section = guide.sections.find((one) => one.id === id)
    assert.ok(section, id)
    const source = rests ?? { document: 'tz-guide', article }
    const words = section.items
      .filter((item) => item.source?.document === source.document && item.source.article === source.article)
      .map((item) => wordsOf(section, item))
    if (empty === 'unsaid') assert.ok(!words.some((item) => item.includes(field)), words.join('\n'))
    else
      assert.ok(
        words.some((item) => says.every((word) => item.includes(word))),
        words.join('\n'),
      )
  })

test('every field of the published guide is in the table, in its order, and every article of it is quoted', () => {
  const articles = [...release.documents.get('tz-guide')!.articles.keys()]
  assert.deepEqual([...new Set(TAIZHOU_FIELDS.map(({ article }) => article))], articles)
  // Our sections come in the order of the published ones; what it has no field for stands in between.
  const order = TAIZHOU_FIELDS.filter(({ rests, article, empty }) => !rests && !article.startsWith('附录') && !empty)
  const places = order.map(({ section }) => guide.sections.findIndex(({ id }) => id === section))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
})

test('the guide on paper says all of it, with the chart of the steps', async () => {
  const bytes = await drawGuide(guide, release, new Date('2026-03-10T09:00:00+08:00'))
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  const paper = text.replaceAll(/\s/g, '')
  const missing = TAIZHOU_FIELDS.flatMap(({ field, says }) =>
    says
      // Of a table the titles stand above the cells.
      .map((word) => word.replace(/^(办理时限|办理人员|审批标准)：/, '').replaceAll(' ', ''))
      .filter((word) => !paper.includes(word))
      .map((word) => `${field}: ${word}`),
  )
  assert.deepEqual(missing, [])
  assert.match(paper, /申请受理审核办结送达/)
})
