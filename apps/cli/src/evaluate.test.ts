import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { defaultPolicyFolder } from '@yidi/policy-folder'
import { parseYuan, quote } from '@yidi/rules'
import type { QuoteCase } from '@yidi/rules'
import type { EvaluatedCase, EvaluationResult } from '@yidi/rules/evaluation'
import { openDatabase } from '@yidi/server'
import { commands } from './commands.ts'
import { command } from './evaluate.ts'
import { CommandFailure } from './output.ts'
import { openPolicies } from './policies.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'yidi-evaluate-'))
chmodSync(folder, 0o755)
test.after(() => rmSync(folder, { recursive: true, force: true }))

interface Run {
  status: number | null
  out: string
  err: string
}

/** Runs the real command line; `interrupt` is sent as soon as a file of the folder begins with these words. */
function yidi(words: string[], env: Record<string, string> = {}, interruptAt?: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    const run: Run = { status: null, out: '', err: '' }
    child.stdout.on('data', (part: Buffer) => (run.out += part.toString()))
    child.stderr.on('data', (part: Buffer) => (run.err += part.toString()))
    child.on('error', reject)
    const looking =
      interruptAt === undefined
        ? undefined
        : setInterval(() => {
            const begun = readdirSync(folder).find((name) => name.startsWith(interruptAt))
            if (begun === undefined || readFileSync(join(folder, begun)).length === 0) return
            clearInterval(looking)
            child.kill('SIGINT')
          }, 20)
    child.on('close', (status) => {
      clearInterval(looking)
      resolve({ ...run, status })
    })
  })
}

const population = ['evaluate', '--people', '60', '--seed', '3', '--year', '2024']

/** A draft of one changed file. */
function draft(name: string, file: string, from: string, to: string): string {
  const before = readFileSync(join(defaultPolicyFolder, file), 'utf8')
  assert.ok(before.includes(from))
  const place = join(folder, name, file)
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, before.replace(from, to))
  return join(folder, name)
}

const hangzhou = 'pools/330100-hangzhou/benefits.yaml'
const tier3 = 'tier3: {any: {active: 24, retired: 18}}'

test('evaluate: the JSON and nothing else, the same bytes wherever the clock stands, pools in any order, each named once', async () => {
  const words = [...population, '--json', '--cases', join(folder, 'cases.jsonl')]
  const first = await yidi([...words, '--pool', '330100', '--pool', '339900'], { TZ: 'Asia/Shanghai' })
  const lines = readFileSync(join(folder, 'cases.jsonl'), 'utf8')
  const again = await yidi([...words, '--pool', '339900', '--pool', '330100', '--pool', '330100'], {
    TZ: 'America/Los_Angeles',
    LANG: 'de_DE.UTF-8',
  })
  assert.deepEqual([first.status, first.err], [0, ''])
  assert.equal(again.out, first.out)
  assert.equal(readFileSync(join(folder, 'cases.jsonl'), 'utf8'), lines)
  const result = JSON.parse(first.out) as EvaluationResult
  assert.deepEqual(Object.keys(result), [
    ...['cases', 'before', 'after', 'byPool', 'byCategory', 'byAge', 'byLevel', 'byKind', 'byPlace'],
    ...['winners', 'losers', 'largestLoss', 'undetermined'],
  ])
  assert.deepEqual(Object.keys(result.byPool), ['330100', '339900'])
  assert.deepEqual(result.after, result.before)
  assert.deepEqual([result.winners, result.losers, result.largestLoss], [0, 0, '0.00'])
  const release = openPolicies()
  const all = lines.trimEnd().split('\n')
  assert.equal(all.length, result.cases)
  for (const line of all) {
    const { case: one, before, after } = JSON.parse(line) as EvaluatedCase
    const expected = JSON.parse(JSON.stringify(quote(release, one))) as unknown
    assert.deepEqual([before, after], [expected, expected])
  }
})

test('evaluate: a draft of one file is laid over the policy; what is printed for a person says who gains and who loses', async () => {
  const dearer = draft('dearer', hangzhou, tier3, 'tier3: {any: {active: 90, retired: 88}}')
  const words = ['evaluate', '--people', '300', '--seed', '3', '--year', '2024', '--pool', '330100', '--with', dearer]
  const json = await yidi([...words, '--json'])
  assert.deepEqual([json.status, json.err], [0, ''])
  const { before, after, winners, losers, largestLoss } = JSON.parse(json.out) as EvaluationResult
  assert.ok(parseYuan(after.fundPool) < parseYuan(before.fundPool))
  assert.equal(winners, 0)
  assert.ok(losers > 0 && parseYuan(largestLoss) > 0)
  const told = await yidi(words)
  assert.match(told.out, /^2024 年，生成的 300 人（种子 3），1 个统筹区，共 \d+ 笔；其中 \d+ 笔现有规定算不出来/)
  assert.match(told.out, /\n统筹基金　现行 [\d,.]+　草案 [\d,.]+　-[\d,.]+\n/)
  assert.ok(told.out.includes(`多的 ${String(losers)} 人，一人最多多付 ${largestLoss}。`))
})

test('evaluate: bad input is told with its value and no file is written', async () => {
  const cases = join(folder, 'refused.jsonl')
  const misspelt = draft('misspelt', hangzhou, tier3, 'tier3: {any: {active: 24, retird: 18}}')
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  const without = (word: string): string[] => {
    const at = population.indexOf(word)
    return population.toSpliced(at, 2)
  }
  const instead = (word: string, value: string): string[] => {
    const at = population.indexOf(word)
    return population.with(at + 1, value)
  }
  const refused: [words: string[], told: RegExp][] = [
    [instead('--people', '0'), /--people 的人数“0”不对：应当是 1 到 10000000 的整数/],
    [instead('--people', '1.5'), /“1\.5”不对/],
    [instead('--people', '1e3'), /“1e3”不对/],
    [instead('--people', '10000001'), /“10000001”不对/],
    [instead('--seed', 'abc'), /--seed 的种子“abc”不对：应当是 0 到 9007199254740991 的整数/],
    [instead('--seed', '9007199254740992'), /“9007199254740992”不对/],
    [instead('--year', '24'), /--year 的年份“24”不对/],
    [instead('--year', '2016'), /2016 年没有录入的规定：.*杭州市（330100）从 2024-01-01 起/],
    [[...instead('--year', '2020'), '--pool', '330100'], /2020 年没有录入的规定：杭州市（330100）从 2024-01-01 起/],
    [without('--people'), /没有写 --people（人数）。用法/],
    [without('--seed'), /没有写 --seed（种子）/],
    [without('--year'), /没有写 --year（年份）/],
    [[...population, '--from-database'], /只能选一种/],
    [[...population, '--pool', '110000'], /没有统筹区“110000”。现有：/],
    [[...population, '--unknown'], /参数写法不对/],
    [[...population, 'extra'], /不认识“extra”/],
    [[...population, '--with', join(folder, 'none')], /读不了“.*none”：没有这个文件/],
    [[...population, '--with', empty], /草案文件夹“.*empty”里没有政策文件/],
    [
      [...population, '--with', misspelt],
      /草案“.*misspelt”有 \d+ 处错误：\n[^\n]*330100-hangzhou\/benefits\.yaml:34:\d+ [^\n]*retird/,
    ],
    [[...population, '--cases', folder], /写不了“.*”：是文件夹/],
    [[...population, '--cases', join(folder, 'no', 'file')], /写不了“.*”：所在的文件夹不存在/],
    [[...population, '--cases', '/dev/null'], /写不了“\/dev\/null”：不是普通文件/],
  ]
  for (const [words, told] of refused) {
    const named = words.includes('--cases') ? words : [...words, '--cases', cases]
    await assert.rejects(
      async () => command.run(named.slice(1), commands),
      (error: unknown) => {
        if (error instanceof CommandFailure) assert.equal(error.status, 2)
        else assert.match((error as { code: string }).code, /^ERR_PARSE_ARGS/)
        assert.match(error instanceof CommandFailure ? error.message : '参数写法不对', told)
        return true
      },
      words.join(' '),
    )
  }
  const run = await yidi([...population, '--with', misspelt, '--cases', cases])
  assert.deepEqual([run.status, run.out], [2, ''])
  assert.match(run.err, /retird/)
  assert.ok(!/\n\s+at /.test(run.err), run.err)
  assert.ok(!existsSync(cases))
})

test('evaluate: Ctrl-C in the middle leaves nothing half, and what stood there stands', async () => {
  const file = join(folder, 'stands.jsonl')
  writeFileSync(file, 'what stood here\n')
  const link = join(folder, 'link.jsonl')
  symlinkSync(file, link)
  const words = ['evaluate', '--people', '1000000', '--seed', '1', '--year', '2024', '--json', '--cases', link]
  const run = await yidi(words, {}, 'stands.jsonl.')
  assert.deepEqual([run.status, run.out, run.err], [130, '', '已中断，什么结果也没有写下。\n'])
  assert.equal(readFileSync(file, 'utf8'), 'what stood here\n')
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  )
})

test('evaluate --from-database: the settlements of a year that stand, person by person; a year without any is told', async () => {
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o755 })
  const env = { YIDI_DATA: data, DATABASE_URL: '' }
  const database = await openDatabase({ dataFolder: data, dataFolderChosen: true })
  const release = openPolicies()
  const stay = (total: string, more: Partial<QuoteCase> = {}): QuoteCase => ({
    pool: '330100',
    insurance: 'employee',
    person: { category: 'active', age: 40 },
    visit: {
      kind: 'inpatient',
      place: '330100',
      from: '2024-03-01',
      to: '2024-03-05',
      institution: { level: 'tier3' },
    },
    route: 'direct',
    fees: { total },
    ...more,
  })
  const first = stay('10000.00')
  const after = quote(release, first)
  assert.ok('yearToDate' in after)
  const rows: [person: string, id: string, cancels: string | null, year: number, value: QuoteCase][] = [
    ['1', 'S1', null, 2024, first],
    ['1', 'S2', null, 2024, stay('2000.00', { yearToDate: after.yearToDate })],
    ['1', 'S3', null, 2024, stay('7777.00')],
    ['1', 'S4', 'S3', 2024, stay('7777.00')],
    ['2', 'S5', null, 2024, stay('500.00')],
    ['2', 'S6', null, 2023, stay('999.00')],
  ]
  for (const person of ['1', '2'])
    await database.pool.query(
      `insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
       values ($1, '330100', '', '', now(), now())`,
      [person],
    )
  for (const [index, [person, id, cancels, year, value]] of rows.entries()) {
    await database.pool.query(
      `insert into visit (person_no, visit_id, institution, place, pool, insurance, kind, medical_type, from_day, to_day,
         status, recorded_at, changed_at)
       values ($1, $2, 'H1', '330100', '330100', 'employee', 'inpatient', '', '2024-03-01', '2024-03-05', 'settled', now(), now())`,
      [person, `V${id}`],
    )
    await database.pool.query(
      `insert into settlement (person_no, settlement_id, kind, cancels, visit_id, institution, place, pool, insurance, year,
         settled_day, settled_at, route, total_fen, fund_fen, funds, account_current_fen, account_past_fen, cash_fen,
         quote_case, quote_result, input_hash, engine_version, policy_release, catalogue_release, command_source,
         command_name, command_key, version)
       values ($1, $2, $3, $4, $5, 'H1', '330100', '330100', 'employee', $6, '2024-03-05', now(), 'direct',
         0, 0, '[]', 0, 0, 0, $7, '{}', '', '', '', '', '', '', $2, $8)`,
      [
        person,
        id,
        cancels === null ? 'settlement' : 'cancellation',
        cancels,
        `V${id}`,
        year,
        JSON.stringify(value),
        index + 1,
      ],
    )
  }
  await database.close()
  const file = join(folder, 'recorded.jsonl')
  const run = await yidi(['evaluate', '--from-database', '--year', '2024', '--json', '--cases', file], env)
  assert.deepEqual([run.status, run.err], [0, ''])
  const result = JSON.parse(run.out) as EvaluationResult
  assert.deepEqual([result.cases, result.undetermined], [3, 0])
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as EvaluatedCase)
  assert.deepEqual(
    lines.map(({ case: one }) => [one.id, one.fees.total]),
    [
      ['p1-1', '10000.00'],
      ['p1-2', '2000.00'],
      ['p2-1', '500.00'],
    ],
  )
  assert.deepEqual(lines[1]!.case.yearToDate, after.yearToDate)
  assert.deepEqual(Object.keys(result.byAge), ['18-44'])
  Object.assign(process.env, env)
  await assert.rejects(
    async () => command.run(['--from-database', '--year', '2025', '--json', '--cases', `${file}.none`], commands),
    /数据库里没有 2025 年的结算（统筹区 /,
  )
  assert.ok(!readdirSync(folder).some((name) => name.includes('.none')))
})
