/** The legal-basis browser knows the measures of the provincial pool article by article, and every article that anything cites. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPolicyFolder } from '@yidi/policy-folder'
import { isLaw, restingOn } from '@yidi/rules'
import { policyRelease } from '../filing/policies.ts'
import { policyFolder } from '../policy-folder.ts'

const release = policyRelease()
const measures = release.documents.get('zj-provincial-2016-113')!
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 → 第一条, 20 → 第二十条, 49 → 第四十九条. */
function articleName(number: number): string {
  const tens = Math.floor(number / 10)
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]!}十`
  return `第${ten}${DIGITS[number % 10]!}条`
}

test('all 49 articles of the provincial measures are there, in their order, each with a short summary', () => {
  const whole = [...measures.articles.keys()].filter((name) => name.endsWith('条'))
  assert.deepEqual(
    whole,
    Array.from({ length: 49 }, (_, index) => articleName(index + 1)),
  )
  for (const [article, says] of measures.articles)
    assert.ok(says.length >= 8 && says.length <= 120, `${article}: ${String(says.length)}`)
  assert.ok(isLaw(measures) && measures.from === '2017-01-01' && measures.fromProvisional)
})

const facts: [string, RegExp][] = [
  ['第七条', /社会保障卡/],
  ['第九条', /20年.*2001年6月30日/],
  ['第十条', /3个月.*6个月/],
  ['第十一条第三项', /三级75%.*85%.*95%.*100%/],
  ['第十二条第一项', /800元.*600元.*300元/],
  ['第十二条第二项', /82%、88%.*85%、90%.*88%、92%.*90%、94%.*92%、96%/],
  ['第十六条', /60%.*70%.*80%/],
  ['第十八条', /8%.*1\.5%.*60%.*300%/],
  ['第十九条', /70周岁.*5\.8%.*6\.8%/],
  ['第二十一条', /25元.*70%.*30%/],
  ['第二十三条', /万分之五/],
  ['第二十六条', /许可/],
  ['第三十一条', /社会保障卡/],
  ['第三十二条', /核验/],
  ['第三十三条第三项', /特殊药品/],
  ['第三十七条第一项', /10%.*10个百分点/],
  ['第四十条', /3天.*15天.*1个月.*6个月.*12周/],
  ['第四十五条', /劳动模范/],
]
for (const [article, says] of facts)
  test(`${article} says what people look for`, () => assert.match(measures.articles.get(article) ?? '', says))

test('what the source has lost is not filled in', () => {
  assert.match(measures.articles.get('第十二条第二项')!, /原文缺失/)
  assert.ok(!measures.articles.has('第三十三条第四项'))
})

test('every article that a file cites is one that its document has, and is found there with what rests on it', () => {
  let cited = 0
  for (const [path, text] of readPolicyFolder(policyFolder))
    for (const [, id = '', article = ''] of text.matchAll(/document: ([\w-]+), article: ([^ }]+)/g)) {
      cited++
      assert.ok(release.documents.get(id)?.articles.has(article), `${path}: ${id} ${article}`)
    }
  assert.ok(cited > 300, String(cited))
  for (const { id, articles } of release.documents.values())
    for (const article of restingOn(release, id).keys()) assert.ok(articles.has(article), `${id} ${article}`)
})

test('a guide is found under every article it tells of: claims, answers and offices as well', () => {
  const under = (id: string, article: string): string[] =>
    (restingOn(release, id).get(article) ?? []).map((one) => one.title)
  assert.ok(under('tz-guide', '附录3').includes('未能直接结算'))
  assert.ok(under('tz-guide', '附录3').includes('哪些人可以申请？'))
  assert.ok(under('tz-guide', '二十三').includes('台州市医疗保障局'))
})

test('the rules of claims are found under their articles, with their days and how firm they are', () => {
  const under = (id: string, article: string) =>
    (restingOn(release, id).get(article) ?? []).filter(({ kind }) => kind === 'claims')
  assert.deepEqual(
    under('hz-portal', '居民报销材料').find(({ title }) => title === '外伤的另外要交'),
    {
      kind: 'claims',
      title: '外伤的另外要交',
      pools: ['杭州市'],
      from: '2024-01-01',
      figures: [{ value: '外伤经过证明（有关部门盖章）', status: 'stated' }],
    },
  )
  const inherited = under('zj-yrd-guide', '三（四）').find(({ title }) => title === '在网上申请要交的材料')
  assert.deepEqual(inherited?.pools, ['杭州市', '台州市', '浙江省本级'])
  const open = under('national-2022-22', '第三十五条').find(({ title }) => title === '第三人负责并且会付的')
  assert.deepEqual(open?.figures, [{ value: '待定', status: 'open' }])
  assert.ok(!open.pools.includes('浙江省本级'), 'its own measures state it')
})

test('the rules of contributions are found under their articles, open and provisional ones marked', () => {
  const under = (id: string, article: string, title: string) =>
    (restingOn(release, id).get(article) ?? []).find((one) => one.kind === 'contribution' && one.title === title)
  assert.deepEqual(under('zj-provincial-2016-113', '第十八条', '单位缴费比例'), {
    kind: 'contribution',
    title: '单位缴费比例',
    pools: ['浙江省本级'],
    from: '2017-01-01',
    figures: [{ value: '8%', status: 'stated' }],
  })
  const owed = under('zj-provincial-2016-113', '第二十一条', '个人账户不够划大病保险费的部分')
  assert.deepEqual(owed?.figures, [{ value: '记为欠缴', status: 'provisional' }])
  const rate = under('zj-provincial-2016-113', '第二十四条', '个人账户年利率')
  assert.deepEqual(rate?.figures, [{ value: '待定', status: 'open' }])
  const fee = under('contributions-contract', '滞纳金', '滞纳金每天的比例')
  assert.deepEqual([fee?.pools, fee?.figures], [['邢台市', '杭州市', '台州市'], [{ value: '0.05%', status: 'stated' }]])
})
