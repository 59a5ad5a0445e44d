import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { QuoteResult } from '@yidi/rules'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'yidi-cli-'))
test.after(() => {
  rmSync(folder, { recursive: true })
})

const sample = {
  id: '1',
  pool: '339900',
  insurance: 'employee',
  person: { category: 'retired' },
  visit: { kind: 'outpatient', place: '330100', from: '2026-03-01', to: '2026-03-01', institution: { level: 'tier3' } },
  route: 'direct',
  fees: { total: '800' },
  accounts: { currentYear: '100' },
}

interface Run {
  status: number | null
  out: string
  err: string
}

/** Runs the real command line; `readAtMost` closes its output after so many bytes, as `| head` does. */
function yidi(words: string[], stdin = '', readAtMost = Infinity): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words], { stdio: 'pipe' })
    const run: Run = { status: null, out: '', err: '' }
    child.stdout.on('data', (part: Buffer) => {
      run.out += part.toString()
      if (run.out.length >= readAtMost) child.stdout.destroy()
    })
    child.stderr.on('data', (part: Buffer) => (run.err += part.toString()))
    child.on('error', reject)
    child.on('close', (status) => {
      resolve({ ...run, status })
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(stdin)
  })
}

const results = (run: Run) =>
  run.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as QuoteResult)

test('quote: a file gives one result a case, standard input the same, nothing else on standard output', async () => {
  const file = join(folder, 'cases.jsonl')
  writeFileSync(file, `\ufeff${JSON.stringify(sample)}\r\n{broken\r\n${JSON.stringify({ ...sample, id: '2' })}`)
  const run = await yidi(['quote', file])
  assert.equal(run.status, 0)
  assert.deepEqual(
    results(run).map((result) => [result.id, result.outcome]),
    [
      ['1', 'settled'],
      [undefined, 'invalid'],
      ['2', 'settled'],
    ],
  )
  assert.equal(run.err, '')
  const explained = await yidi(['quote', '-', '--explain'], JSON.stringify(sample))
  assert.ok('explanation' in results(explained)[0]!)
  assert.ok(!('explanation' in results(run)[0]!))
})

test('contributions: the manners of quote, and a line that is no case is answered with the id that could not be read', async () => {
  const arrears = {
    id: '1',
    pool: '339900',
    kind: 'arrears',
    amount: '1000',
    dueOn: '2024-02-01',
    paidOn: '2024-02-11',
  }
  const open = { id: '2', pool: '331000', kind: 'year-end', currentYear: '1', pastYear: '1' }
  const file = join(folder, 'contributions.jsonl')
  writeFileSync(file, `\ufeff${JSON.stringify(arrears)}\r\n\n{broken\n${JSON.stringify(open)}`)
  const run = await yidi(['contributions', file])
  assert.equal(run.status, 0)
  assert.equal(run.err, '')
  const lines = run.out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(
    lines.map(({ id, outcome }) => [id, outcome]),
    [
      ['1', 'settled'],
      [null, 'invalid'],
      [null, 'invalid'],
      ['2', 'undetermined'],
    ],
  )
  assert.deepEqual(lines[0], {
    id: '1',
    outcome: 'settled',
    provisional: [],
    days: 10,
    lateFee: '5.00',
    toPay: '1005.00',
  })
  const explained = await yidi(['contributions', '-', '--explain'], JSON.stringify(arrears))
  assert.match(explained.out, /"explanation":\[\{"step":"lateFee"/)
  const missing = await yidi(['contributions', join(folder, 'nothing.jsonl')])
  assert.equal(missing.status, 2)
  assert.match(missing.err, /没有这个文件/)
  const wrong = await yidi(['contributions'])
  assert.equal(wrong.status, 2)
  assert.match(wrong.err, /用法：yidi contributions FILE/)
})

test('quote: a file that cannot be read, a folder, a policy folder with faults: status 2 and a Chinese sentence', async () => {
  writeFileSync(join(folder, 'documents.yaml'), 'documents: [')
  const good = join(folder, 'one.jsonl')
  writeFileSync(good, JSON.stringify(sample))
  for (const words of [
    ['quote', join(folder, 'none.jsonl')],
    ['quote', folder],
    ['quote'],
    ['quote', good, '--policies', join(folder, 'none')],
    ['quote', good, '--policies', folder],
    ['quote', good, '--unknown'],
    ['unknown'],
  ]) {
    const run = await yidi(words)
    assert.equal(run.status, 2, words.join(' '))
    assert.match(run.err, /[\u4e00-\u9fff]/)
    assert.ok(!/\n\s+at /.test(run.err), run.err)
    assert.equal(run.out, '')
  }
})

test('quote: a reader that goes away ends the run quietly', async () => {
  const many = `${JSON.stringify(sample)}\n`.repeat(20_000)
  const run = await yidi(['quote', '-'], many, 1000)
  assert.equal(run.err, '')
  assert.equal(run.status, 0)
})

test('explain prints a bill for a person: the bar, the sums, each step with its article', async () => {
  const run = await yidi(['explain', '-'], `${JSON.stringify(sample)}\n{broken\n`)
  assert.equal(run.status, 0)
  for (const words of ['浙江省杭州市', '总费用 800.00 元', '您自己付', '怎么算的', '依据：《', '第 2 行读不懂']) {
    assert.ok(run.out.includes(words), words)
  }
})

test('schema prints a published schema; help names every command', async () => {
  const schema = await yidi(['schema', 'quote-case'])
  assert.ok('properties' in (JSON.parse(schema.out) as object))
  const help = await yidi(['help'])
  for (const name of ['quote FILE', 'explain FILE', 'schema NAME']) assert.ok(help.out.includes(name), name)
})
