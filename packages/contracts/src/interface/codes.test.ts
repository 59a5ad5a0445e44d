import assert from 'node:assert/strict'
import test from 'node:test'
import { baseCode, codeTables, parseKeepingDigits, readInput } from './index.ts'
import { code, one } from './fields.ts'
import { codeIn } from './codes.ts'

const spec = {
  data: one({
    acct_used_flag: code('个人账户使用标志', 'acct_used_flag', 'may'),
    mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'may'),
    med_type: code('医疗类别', 'med_type', 'may'),
    dscg_way: code('离院方式', 'dscg_way', 'may'),
  }),
}
const read = (json: string) => readInput(spec, { data: parseKeepingDigits(json) })

test('a number for text and a lost zero are read; empty stays empty', () => {
  assert.equal(read('{"acct_used_flag":0}').value.data.acct_used_flag, '0')
  assert.equal(read('{"mdtrt_cert_type":2}').value.data.mdtrt_cert_type, '02')
  assert.equal(read('{"mdtrt_cert_type":"3"}').value.data.mdtrt_cert_type, '03')
  for (const none of ['""', '"null"', 'null', '" "']) {
    const found = read(`{"acct_used_flag":${none}}`)
    assert.deepEqual([found.value.data.acct_used_flag, found.problems], ['', []], none)
  }
})

test('a code that decides is refused outside its table, with field, value and table', () => {
  for (const [json, value] of [
    ['false', 'false'],
    ['true', 'true'],
    ['"N"', 'N'],
    ['"00"', '00'],
    ['"否"', '否'],
    ['"10"', '10'],
    ['0.5', '0.5'],
    ['3', '3'],
    ['-1', '-1'],
    ['[0]', '[0]'],
    ['{}', '{}'],
  ]) {
    const { problems, value: found } = read(`{"acct_used_flag":${json!}}`)
    assert.equal(problems[0]?.fault, 'code-outside-table', json)
    assert.equal(
      problems[0].message,
      `个人账户使用标志（acct_used_flag）“${value!}”不在代码表内，应为0不使用、1使用本人个账、2使用共济人个账`,
    )
    assert.equal(found.data.acct_used_flag, '')
  }
})

test('a code that only describes is kept as it was sent, and the reply says so', () => {
  const found = read('{"dscg_way":"7"}')
  assert.deepEqual([found.value.data.dscg_way, found.problems], ['7', []])
  assert.deepEqual(found.notes, ['离院方式（dscg_way）“7”不在代码表内，已按原样保存'])
  assert.deepEqual(read('{"dscg_way":5}').notes, [])
  assert.equal(read('{"dscg_way":true}').problems[0]?.fault, 'code-outside-table')
})

test('a longer code counts by its base code, where the table has longer ones', () => {
  const { med_type, insutype, psn_type, mid_setl_flag, psn_cert_type } = codeTables
  for (const type of ['13', '21', '23', '24', '71', '2101', '1301', '990101'])
    assert.equal(codeIn(med_type, type), type)
  assert.equal(codeIn(med_type, '88'), undefined)
  assert.equal(codeIn(insutype, '31001'), '310')
  assert.equal(codeIn(insutype, '39905'), '39905', 'a longer code with a meaning of its own is itself')
  assert.equal(codeIn(insutype, '31'), undefined)
  assert.equal(codeIn(psn_type, '116013'), '11')
  assert.equal(codeIn(psn_cert_type, '990102'), '99')
  assert.equal(codeIn(mid_setl_flag, '10'), undefined)
  assert.equal(codeIn(mid_setl_flag, '01'), undefined)
  for (const [written, base] of [
    ['71', '71'],
    ['7101', '71'],
    ['2101', '21'],
    ['990101', '99'],
    ['88', undefined],
    ['1', undefined],
    ['13急', undefined],
    ['', undefined],
  ] as const)
    assert.equal(baseCode(med_type, written), base, written)
  assert.equal(baseCode(insutype, '39905'), '39905')
  assert.equal(baseCode(mid_setl_flag, '10'), undefined)
})
