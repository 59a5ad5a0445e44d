import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QuoteResult } from '@yidi/rules'
import { openRelease } from '../../platform/policy/index.ts'
import { noSettlementOf } from './refusals.ts'

test('a refusal names the document beside the article, which alone names nothing', () => {
  const basis = { document: 'zj-yrd-guide', article: '一（二）1' }
  const result = { outcome: 'refused', reasons: [{ code: 'not-filed', text: '没有备案', basis }] } as QuoteResult
  const { values } = noSettlementOf(openRelease(), result)!
  assert.equal(values.reason, '没有备案（浙江异地就医指南 一（二）1）')
})
