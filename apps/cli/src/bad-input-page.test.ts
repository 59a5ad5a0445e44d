import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorRegistry } from '@yidi/contracts'
import { OF_CLAIMS, checkRows, shownBy } from './bad-input-page.ts'
import { literalCalls } from './literal-calls.ts'

test('what is reported is read with its words, in a call or in an object', () => {
  const source = `
    add('blocks', 'too-long', 'to', \`最长\${rule.value}个月\`, open ? '先填日期' : '再办一次', rule)
    add('notice', 'not-listed', 'to', '告知', '')
    problems.push({ code: 'already-there', path: 'to', text: '已经有了', remedy: '不用再办', weight: 'blocks' })`
  assert.deepEqual(literalCalls(source), [
    { weight: 'blocks', code: 'too-long', text: '最长…个月', remedy: '先填日期 / 再办一次' },
    { weight: 'blocks', code: 'already-there', text: '已经有了', remedy: '不用再办' },
  ])
})

/** Errors of our own and of the network, which no input brings about: how they are answered is seen in their code. */
const notOfInput = new Set(['internal-error', 'request-too-slow'])

test('every point of the page and every error of the program is shown by a test or a case', () => {
  const codes = [...checkRows('filing').map((row) => row.code), ...Object.keys(errorRegistry)].filter(
    (code) => !notOfInput.has(code),
  )
  assert.ok(codes.length > 80)
  const missing = codes.filter((code) => shownBy(code) === undefined)
  assert.deepEqual(missing, [])
  const ofClaims = checkRows('claim').map((row) => row.code)
  assert.ok(ofClaims.length > 40)
  assert.deepEqual(
    ofClaims.filter((code) => shownBy(code, OF_CLAIMS) === undefined),
    [],
  )
})
