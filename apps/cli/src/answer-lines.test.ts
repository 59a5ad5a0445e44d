import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import fc from 'fast-check'
import type { QuoteResult } from '@yidi/rules'
import { answerLines } from './answer-lines.ts'
import { longestLineBytes } from './lines.ts'

/** Answers a case with its own id, so that a test sees which line became which result. */
const echo = (input: unknown): QuoteResult => ({
  id: String((input as { id?: unknown }).id),
  outcome: 'invalid',
  errors: [],
})

async function run(chunks: Uint8Array[]): Promise<{ results: QuoteResult[]; answered: number }> {
  let text = ''
  const write = (part: string) => {
    text += part
    return Promise.resolve()
  }
  const line = (result: QuoteResult) => `${JSON.stringify(result)}\n`
  const answered = await answerLines(Readable.from(chunks, { objectMode: true }), write, {
    answer: (value) => line(echo(value)),
    unreadable: (error) => line({ outcome: 'invalid', errors: [error] }),
  })
  const results = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as QuoteResult)
  return { results, answered }
}

const bytes = (text: string) => Buffer.from(text)
const ids = (results: QuoteResult[]) => results.map((result) => result.id)

test('one result a line in the same order; mark, CRLF and a missing last newline do no harm', async () => {
  const { results, answered } = await run([bytes('\ufeff{"id":"一"}\r\n{"id":"二"}\n{"id":"三"}')])
  assert.deepEqual(ids(results), ['一', '二', '三'])
  assert.equal(answered, 3)
})

test('an empty line between two others is answered; empty lines at the end are the end', async () => {
  const { results, answered } = await run([bytes('{"id":"a"}\n\n  \r\n{"id":"b"}\n\n'), bytes('\n \n')])
  assert.deepEqual(
    results.map((result) => result.id ?? (result.outcome === 'invalid' ? result.errors[0]!.message.slice(0, 12) : '')),
    ['a', '第 2 行读不懂：这是空行', '第 3 行读不懂：这是空行', 'b'].map((text) => text.slice(0, 12)),
  )
  assert.equal(answered, 4)
})

test('a broken line is answered by its number and the run goes on', async () => {
  const { results } = await run([bytes('{"id":"a"}\n{oops\n{"id":"b"}\n')])
  assert.equal(results.length, 3)
  const broken = results[1]!
  assert.ok(broken.outcome === 'invalid')
  assert.match(broken.errors[0]!.message, /^第 2 行读不懂/)
  assert.equal(results[2]!.id, 'b')
})

test('a line that is not UTF-8 or longer than 1 MiB is answered alone', async () => {
  const long = Buffer.alloc(longestLineBytes + 1, 0x61)
  const { results } = await run([
    bytes('{"id":"a"}\n'),
    Buffer.from([0xff, 0xfe, 0x0a]),
    bytes('{"id":"b"}\n'),
    long,
    long,
    bytes('\n{"id":"c"}\n'),
    long,
  ])
  assert.deepEqual(
    results.map((result) => result.id ?? (result.outcome === 'invalid' ? result.errors[0]!.message.slice(0, 5) : '')),
    ['a', '第 2 行', 'b', '第 4 行', 'c', '第 6 行'],
  )
})

test('how the bytes are cut into reads changes nothing', async () => {
  const line = fc.oneof(
    fc.record({ id: fc.string({ unit: 'grapheme', maxLength: 8 }) }).map((value) => JSON.stringify(value)),
    fc.constantFrom('', '{broken', '[]'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.array(fc.nat(300), { maxLength: 10 }),
      async (lines, cuts) => {
        const whole = bytes(lines.join('\n'))
        const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b)
        const parts = [0, ...places].map((from, index) => whole.subarray(from, places[index] ?? whole.length))
        assert.deepEqual(await run(parts), await run([whole]))
      },
    ),
    { numRuns: 100 },
  )
})

test('no input gives no output', async () => {
  assert.deepEqual(await run([]), { results: [], answered: 0 })
})
