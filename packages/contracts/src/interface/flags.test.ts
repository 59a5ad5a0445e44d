import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseKeepingDigits, readInput } from './index.ts'
import { flags, one, text } from './fields.ts'

const spec = { data: one({ psn_no: text('人员编号', 30, 'may'), exp_content: flags() }) }
const read = (json: string) => readInput(spec, { data: parseKeepingDigits(json) })
const faults = (json: string) => read(json).problems.map(({ fault }) => fault)

test('the flags come in a text, an object, or as plain fields, in any spelling', () => {
  for (const json of [
    '{"exp_content":"{\\"IPT_TYPE\\":\\"2\\"}"}',
    '{"exp_content":"{\\"ipt_type\\":2}"}',
    '{"exp_content":{"IPT_TYPE":"2"}}',
    '{"expContent":{"iptType":2}}',
    '{"EXP_CONTENT":"{\\"IPT_TYPE\\":\\"2\\",\\"OWN\\":[1]}"}',
    '{"exp_content":null,"expContent":"{\\"IPT_TYPE\\":\\"2\\"}"}',
    '{"ipt_type":"2"}',
    '{"IPT_TYPE":2,"exp_content":"{\\"IPT_TYPE\\":\\"2\\"}"}',
  ]) {
    assert.deepEqual(faults(json), [], json)
    assert.deepEqual(read(json).value.data.exp_content, { IPT_TYPE: '2' }, json)
  }
  for (const nothing of [
    '{}',
    '{"exp_content":""}',
    '{"exp_content":"null"}',
    '{"exp_content":{}}',
    '{"exp_content":"{}"}',
  ])
    assert.deepEqual([read(nothing).value.data.exp_content, faults(nothing)], [{}, []], nothing)
  assert.deepEqual(read('{"exp_content":{"TRUM_FLAG":true,"REL_TTP_FLAG":false}}').value.data.exp_content, {
    TRUM_FLAG: '1',
    REL_TTP_FLAG: '0',
  })
})

test('what is no object of flags is refused, never read as no flags', () => {
  for (const json of ['"外伤"', '"{broken"', '[]', '"[]"', '7', 'true', '"7"', '9007199254740993', '"1e3"'])
    assert.deepEqual(faults(`{"exp_content":${json}}`), ['fields-unreadable'], json)
})

test('a text that nests too deep is refused before it is parsed, and quoted in short', () => {
  for (const levels of [5000, 3_000_000]) {
    const content = `{"TRUM_FLAG":${'['.repeat(levels)}${']'.repeat(levels)}}`
    const { problems, value } = read(JSON.stringify({ exp_content: content }))
    assert.deepEqual(
      problems.map(({ fault, message }) => [fault, message]),
      [['fields-unreadable', `字段扩展（exp_content）“{"TRUM_FLAG":${'['.repeat(17)}…”嵌套过深，应如{"IPT_TYPE":"2"}`]],
    )
    assert.deepEqual(value.data.exp_content, {})
  }
})

test('a flag outside its table is refused with the table', () => {
  const [problem] = read('{"exp_content":{"IPT_TYPE":"4"}}').problems
  assert.equal(problem?.fault, 'code-outside-table')
  assert.equal(problem.message, '住院类型（IPT_TYPE）“4”不在代码表内，应为1普通住院、2急诊或抢救住院、3转院住院')
  for (const json of [
    '{"otp_er_refl_flag":"是"}',
    '{"exp_content":{"OTP_ER_REFL_FLAG":true}}',
    '{"exp_content":{"TRUM_FLAG":"Y"}}',
    '{"rel_ttp_flag":"2"}',
    '{"exp_content":{"IPT_TYPE":[2]}}',
    '{"mdtrt_grp_type":"9"}',
  ])
    assert.deepEqual(faults(json), ['code-outside-table'], json)
})

test('the two places and two spellings must not contradict each other', () => {
  assert.deepEqual(faults('{"exp_content":{"IPT_TYPE":"2"},"ipt_type":"1"}'), ['said-twice'])
  assert.deepEqual(faults('{"exp_content":{"IPT_TYPE":"2","ipt_type":"1"}}'), ['said-twice'])
  assert.deepEqual(faults('{"psn_no":"1","PSN_NO":"2"}'), ['said-twice'])
  assert.deepEqual(faults('{"psn_no":"1","PSN_NO":"1"}'), [])
})

test('an injury has to say whether a third party is involved', () => {
  assert.deepEqual(faults('{"exp_content":{"TRUM_FLAG":"1"}}'), ['third-party-unsaid'])
  assert.deepEqual(faults('{"trum_flag":1}'), ['third-party-unsaid'])
  assert.deepEqual(faults('{"trum_flag":1,"exp_content":{"REL_TTP_FLAG":"0"}}'), [])
  assert.deepEqual(faults('{"exp_content":{"TRUM_FLAG":"0"}}'), [])
})

test('nonsense never throws', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (value) => readInput(spec, { data: { exp_content: value, trum_flag: value } }) !== undefined,
    ),
  )
})
