import assert from 'node:assert/strict'
import test from 'node:test'
import type { Reason } from '@yidi/rules'
import { refusal } from '../care/refusals/index.ts'
import type { Refusal } from '../care/refusals/index.ts'
import { openRelease } from '../platform/policy/index.ts'
import { toldText } from './told.ts'

const asked = { message: { infno: '2301' }, services: { release: openRelease() } }
const said = (found: Refusal) => toldText(found, asked)

test('what the law refuses is told by its own code, with document and article, and with the way out', () => {
  const basis = { document: 'zj-yrd-guide', article: '一（二）1' }
  const byLaw = (reason: Reason | undefined) => said(refusal('refused-by-law', { reason }))
  assert.equal(
    byLaw({ code: 'not-filed', text: '没有备案', basis }),
    '[G5101] 没有备案（浙江异地就医指南 一（二）1）。处理办法：请在出院前补办异地就医备案（当场生效），再重新结算。',
  )
  assert.match(byLaw({ code: 'not-designated', text: '不是定点' }), /^\[G5102\] 不是定点。.*定点医药机构就医/)
  assert.match(byLaw({ code: 'not-networked', text: '没有联网' }), /^\[G5103\] 没有联网。.*先自费/)
  assert.match(byLaw({ code: 'no-account', text: '没有账户' }), /^\[G5104\] 没有账户。.*自费购药/)
  // A reason that has no fault of its own, and none at all.
  const told = byLaw({ code: 'away-refused', text: '统筹区外不支付', hint: '请回参保地就医' })
  assert.equal(told, '[G5108] 统筹区外不支付。处理办法：请回参保地就医。')
  assert.match(byLaw(undefined), /^\[G5108\] 不符合直接结算条件。.*12393/)
})

test('what is open and what cannot be reckoned is told with its reason', () => {
  const reason = { code: 'open-figure', text: '起付线未定' }
  assert.match(said(refusal('figure-open', { reason })), /^\[G5109\] 政策未定，无法计算：起付线未定。/)
  const problems = ['年度累计为负数', '就诊日期超出范围']
  assert.match(
    said(refusal('case-invalid', { problems })),
    /^\[G5110\] 数据不能计算：年度累计为负数、就诊日期超出范围。/,
  )
})

test('a visit of another kind is told with the transaction that was sent', () => {
  const found = refusal('visit-of-other-kind', { visit: 'V1', kind: 'designated-disease' })
  assert.match(said(found), /^\[G3004\] 就诊V1是门诊慢特病就诊，不能办理2301。/)
})

test('amounts and quantities of a line are told as the interface carries them', () => {
  const values = { line: '1', priceMicro: 333_333, quantity: 30_000, expectedFen: 100, amountFen: 120 }
  assert.match(said(refusal('line-does-not-add-up', values)), /单价0\.333333×数量3应为1，报文为1\.2。/)
  const left = { line: '2', original: '1', leftQuantity: 5000, leftFen: 50 }
  assert.match(said(refusal('refund-exceeds', left)), /还剩数量0\.5、金额0\.5元/)
})

test('refunds that exceed the bill are told with the visit', () => {
  assert.match(said(refusal('bill-negative', { visit: 'V1' })), /^\[G4014\] 就诊V1退单后总额小于0。/)
})

test('an insurance is told as the interface names it', () => {
  for (const [insurance, type] of [
    ['employee', '310'],
    ['resident', '390'],
  ] as const)
    assert.match(said(refusal('otherwise-insured', { insurance })), new RegExp(`^\\[G2201\\] 险种“${type}”`))
})
