/** Fields that came in two spellings: they are held against each other as they were read, never as they were written. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { code, decimal, flags, many, one, text, time } from './fields.ts'
import { parseKeepingDigits, readInput } from './index.ts'

const spec = {
  data: one({
    mdtrt_id: text('就诊ID', 30, 'must'),
    medfee_sumamt: decimal('医疗费总额', 2, 'may'),
    begntime: time('开始时间', 'may'),
    med_type: code('医疗类别', 'med_type', 'may'),
    exp_content: flags(),
  }),
  rows: many({ psn_no: text('人员编号', 30, 'may') }),
}
const read = (json: string) => readInput(spec, parseKeepingDigits(json))
const faults = (json: string) => read(json).problems.map(({ fault, message }) => [fault, message])

const once = '{"data":{"mdtrt_id":"1","medfee_sumamt":10.5,"begntime":"2026-06-20 00:00:00","med_type":"11"},"rows":[]}'
const expected = read(once).value

test('two spellings that say the same are one value, however each is written', () => {
  assert.deepEqual(faults(once), [['fields-missing', '节点 input.rows']], 'the list is wanted')
  const rows = '"rows":[{"psn_no":"1"}]'
  for (const again of [
    '"mdtrtId":1',
    '"MDTRT_ID":" 1 "',
    '"mdtrtId":1,"MDTRT_ID":"1","mdtrt_ID":null',
    '"medfeeSumamt":"10.50"',
    '"begnTime":"2026-06-20"',
    '"BEGNTIME":"2026-06-20T00:00:00"',
    '"begnTime":"0001-01-01T00:00:00"',
    '"medType":11',
  ]) {
    const json = `${once.slice(0, once.indexOf('},'))},${again}},${rows}}`
    assert.deepEqual(faults(json), [], again)
    assert.deepEqual(read(json).value.data, expected.data, again)
  }
  for (const content of [
    String.raw`"exp_content":"{\"TRUM_FLAG\":\"1\",\"REL_TTP_FLAG\":\"0\"}","expContent":{"TRUM_FLAG":1,"rel_ttp_flag":false}`,
    '"expContent":{"TRUM_FLAG":"1","trumFlag":true,"REL_TTP_FLAG":0},"trum_flag":"1","TRUM_FLAG":1',
    '"exp_content":{"TRUM_FLAG":1},"EXP_CONTENT":{"REL_TTP_FLAG":"0","OWN":{"any":1}}',
  ]) {
    const json = `{"data":{"mdtrt_id":"1",${content}},${rows}}`
    assert.deepEqual(faults(json), [], content)
    assert.deepEqual(read(json).value.data.exp_content, { TRUM_FLAG: '1', REL_TTP_FLAG: '0' }, content)
  }
  const nodes = '{"data":{"mdtrt_id":"1"},"DATA":[{"mdtrtId":1}],"rows":[{"psn_no":2}],"Rows":{"psn_no":"2"}}'
  assert.deepEqual(faults(nodes), [])
})

test('two spellings that say two things are refused by name; what is wrong with one of them is told first', () => {
  const ofData = (fields: string) => faults(`{"data":{"mdtrt_id":"1",${fields}},"rows":[{}]}`)
  const twice = (...names: string[]) => names.map((name) => ['said-twice', name])
  assert.deepEqual(ofData('"mdtrtId":"01"'), twice('就诊ID（mdtrt_id）'), 'a nought in front is part of an identifier')
  assert.deepEqual(ofData('"MDTRT_ID":1,"mdtrtId":2'), twice('就诊ID（mdtrt_id）'))
  assert.deepEqual(ofData('"medfee_sumamt":10.5,"medfeeSumamt":"10.51"'), twice('医疗费总额（medfee_sumamt）'))
  assert.deepEqual(ofData('"begntime":"2026-06-20","begnTime":"2026-06-21"'), twice('开始时间（begntime）'))
  assert.deepEqual(ofData('"med_type":11,"medType":"13"'), twice('医疗类别（med_type）'))
  assert.deepEqual(ofData('"expContent":{"IPT_TYPE":1},"exp_content":{"IPT_TYPE":"2"}'), twice('住院类型（IPT_TYPE）'))
  assert.deepEqual(ofData('"iptType":1,"IPT_TYPE":"2"'), twice('住院类型（IPT_TYPE）'))
  assert.deepEqual(
    ofData('"med_type":11,"medType":"00"').map(([fault]) => fault),
    ['code-outside-table'],
  )
  assert.deepEqual(
    ofData('"exp_content":{"IPT_TYPE":1},"expContent":"急诊"').map(([fault]) => fault),
    ['fields-unreadable'],
  )
  assert.deepEqual(faults('{"data":{"mdtrt_id":"1"},"Data":{"mdtrt_id":"2"},"rows":[{}]}'), twice('data'))
})

test('a value said again in another spelling changes nothing', () => {
  const spelled = fc.constantFrom('MDTRT_ID', 'mdtrtId', 'MdtrtId')
  fc.assert(
    fc.property(fc.jsonValue(), spelled, (value, other) => {
      const plain = readInput(spec, { data: { mdtrt_id: value }, rows: [{}] })
      assert.deepEqual(readInput(spec, { data: { mdtrt_id: value, [other]: value }, rows: [{}] }), plain)
    }),
  )
})
