import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexName, plainName, readSearch } from './names.ts'

test('a name gives its pinyin and initials; digits, letters and signs come through', () => {
  const { searchName, pinyin, initials } = indexName('演示重庆路 第１０２医院（ＣＴ分院）')
  assert.equal(searchName, '演示重庆路第102医院ct分院')
  assert.equal(pinyin, 'yanshichongqingludi102yiyuanctfenyuan')
  assert.equal(initials, 'YSCQLD102YYCTFY')
})

test('ü is written as v, as people type it', () => {
  assert.equal(indexName('绿叶药房').pinyin, 'lvyeyaofang')
})

test('the pieces of every part of a name are among its own pieces: so an index can find it', () => {
  const name = '演示长宁区中山第3药房'
  const index = indexName(name)
  for (const typed of [
    '长',
    '长宁',
    '宁区中山',
    '药房',
    'changning',
    'zhongshandi3',
    'CNQ',
    'zs',
    'di3yao',
    '第3药房',
  ]) {
    for (const part of readSearch(typed)) {
      if (part.kind === 'name') {
        assert.ok(
          part.tokens.every((token) => index.tokens.includes(token)),
          typed,
        )
        continue
      }
      const found = [part.initials, part.pinyin].filter(
        (way) => way !== null && way.tokens.every((token) => index.tokens.includes(token)),
      )
      assert.ok(found.length > 0, typed)
    }
  }
})

test('what was typed falls into parts; signs alone are nothing', () => {
  assert.deepEqual(
    readSearch(' 上海zsyy，医院 ').map((part) => (part.kind === 'name' ? part.text : part.initials.text)),
    ['上海', 'ZSYY', '医院'],
  )
  assert.deepEqual(readSearch('%_（）'), [])
  const [code] = readSearch('h3101')
  assert.equal(code?.kind === 'letters' && code.code, 'H3101')
  assert.equal(plainName('％ 甲－乙'), '甲乙')
})
