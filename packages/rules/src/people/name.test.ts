import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldedName, nameFault, sameName } from './name.ts'

const dots = [...'·•・‧．.∙·⋅᛫⸱⸳･ꞏ․。｡﹒●˙°'].concat('', ' ', '\u3000', '\u200b·', '·\ufe0e')

for (const dot of dots) {
  test(`an interval dot typed as ${JSON.stringify(dot)} is the same name`, () => {
    assert.ok(sameName(`买买提${dot}艾力${dot}吐尔逊`, '买买提·艾力·吐尔逊'))
  })
}

test('width, case, hyphens, apostrophes, compatibility and combined forms, and what is not seen, do not make another name', () => {
  for (const [one, other] of [
    ['ＡＮＮＡ　Ｍａｒｉａ', 'anna maria'],
    ['Jean-Luc O’Neil', "JEAN LUC O'NEIL"],
    ['Jose\u0301', 'JOSÉ'],
    ['Strauß', 'STRAUSS'],
    ['\uf9b4\u5c0f\u660e', '\u9818\u5c0f\u660e'],
    ['\u{2f804}\u660e', '\u{4f60}\u660e'],
    ['葛\u{e0100}小明', '葛小明'],
    ['王\u200b小\ufeff明\u202e', '王小明'],
    ['王\u00a0小\u2003明', '王 小 明'],
    ['㈱明', '(株)明'],
  ] as const) {
    assert.ok(sameName(one, other), `${one} and ${other}`)
    assert.ok(sameName(other, one))
  }
})

test('another character is another name: simplified and traditional, a mask, one more, one less', () => {
  for (const [one, other] of [
    ['演示间隔', '演示别名'],
    ['演𬭚', '演錞'],
    ['张国华', '張國華'],
    ['王小明', '王晓明'],
    ['王*明', '王明'],
    ['张三', '张三三'],
    ['丁〇〇', '丁零零'],
    ['𠮷野', '吉野'],
    ['', ''],
    ['·', '.'],
    ['\u200b', ' '],
  ] as const) {
    assert.ok(!sameName(one, other), `${one} and ${other}`)
  }
})

test('folding twice is folding once, and takes no Han character away', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const folded = foldedName(text)
      assert.equal(foldedName(folded), folded)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0x4e00, max: 0x9fff }), fc.integer({ min: 0x20000, max: 0x2a6df }), (one, other) => {
      const name = String.fromCodePoint(one, other)
      assert.equal(foldedName(name), name)
    }),
  )
})

test('a name is two characters of any script, as many as a register has, and nothing that cannot be shown', () => {
  for (const name of ['演𬭚', '𬭚㐱', '买买提·艾力', 'Li Na', '阿卜杜热合曼·阿卜杜热西提江', '丁〇'])
    assert.equal(nameFault(name), undefined, name)
  for (const name of [
    '',
    ' ',
    '王',
    '𬭚',
    '·',
    '王·',
    '王\u200b',
    '王5',
    '王５',
    '王\u0000明',
    '王\ud800',
    '王\n明',
    '王'.repeat(61),
  ])
    assert.match(nameFault(name) ?? '', /姓名/, JSON.stringify(name))
})
