/** The policy commands as a person calls them: on the pools at hand, on a new pool, and on a folder with a fault. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { defaultPolicyFolder } from '@yidi/policy-folder'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const yidi = (...words: string[]): string =>
  execFileSync(process.execPath, [main, 'policy', ...words], { encoding: 'utf8' })
const fails = (...words: string[]): { status: number | null; said: string } => {
  const run = spawnSync(process.execPath, [main, 'policy', ...words], { encoding: 'utf8' })
  return { status: run.status, said: run.stdout + run.stderr }
}

const pools = readdirSync(join(defaultPolicyFolder, 'pools')).length

function folderCopy(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'yidi-policy-'))
  cpSync(defaultPolicyFolder, folder, { recursive: true })
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

test('check: the pools at hand have no fault and all cases come out', () => {
  const said = yidi('check')
  assert.match(said, new RegExp(`没有问题：${String(pools)} 个统筹区.*案例全部相符`))
  assert.doesNotMatch(said, /提醒/, 'no figure of theirs jumps')
})

test('show: no row that nobody can ask for, and the rules of filing with their places, papers and days', () => {
  const taizhou = yidi('show', '331000', '--on', '2026-03-01')
  assert.doesNotMatch(taizhou, /职工住院.*（[^）]*居民/)
  assert.doesNotMatch(taizhou, /职工住院[^：]*（[^）]*药店/)
  assert.match(taizhou, /职工住院起付标准以上至5万元支付比例（市内、三级医院、在职）：80%/)
  assert.match(taizhou, /常驻异地工作人员要交的材料：.*备案表上的单位公章 {2}\S+ 第三十一条，2019-01-01 起/)
  assert.match(taizhou, /法定办理时限：5个工作日 /)
  const xingtai = yidi('show', '130500', '--on', '2026-03-01')
  assert.doesNotMatch(xingtai, /住院[^：]*（[^）]*药店/)
  assert.match(xingtai, /出省也不用备案的地方：北京市、天津市（暂用） {2}\S+ 视同备案，2023-02-10 起/)
  assert.match(xingtai, /可以办的备案类型：.*务工/)
  assert.doesNotMatch(yidi('show', '130500', '--on', '2023-02-09'), /出省也不用备案的地方/)
})

test('show: the rules of claims, open ones too', () => {
  const hangzhou = yidi('show', '330100', '--on', '2026-03-01')
  assert.match(hangzhou, /外伤的另外要交：外伤经过证明（有关部门盖章） {2}\S+ 居民报销材料，2024-01-01 起/)
  assert.match(hangzhou, /多久以内可以申请报销：待定 /)
  assert.match(hangzhou, /第三人负责并且会付的：待定 /)
  const provincial = yidi('show', '339900', '--on', '2026-03-01')
  assert.match(provincial, /第三人负责并且会付的：基金不支付 {2}\S+ 第三十六条，2017-01-01 起/)
  assert.match(provincial, /外伤能不能报销：可以报销 /)
  assert.doesNotMatch(provincial, /居民报销要交的材料/)
})

test('show: a figure with its document, article and first day', () => {
  const shown = yidi('show', '330100', '--on', '2026-03-01')
  assert.match(shown, /住院起付标准（三级医院）：800\.00元 {2}杭州异地就医专题 职工报销范围，2024-01-01 起/)
  assert.match(shown, /（暂用）/)
  assert.match(shown, /（待定）/)
  // The portal of the city states what the person bears, and the list says both.
  assert.match(shown, /职工门诊支付比例（三级医院、未签约、在职）：个人负担24%（基金支付76%） /)
})

test('diff: what 2023 changed in the provincial pool', () => {
  const shown = yidi('diff', '339900', '--on', '2022-12-31', '--and', '2023-01-01')
  assert.match(shown, /临时外出直接结算的先行自付比例：待定 → 20%，2023-01-01 起/)
  assert.equal(yidi('diff', '339900', '--on', '2023-01-01', '--and', '2023-06-01'), '没有不同。\n')
})

test('new: a folder in which everything is open and which passes the check', () => {
  const { folder, remove } = folderCopy()
  try {
    yidi('new', '330200', '--name', '宁波市', '--policies', folder)
    assert.match(yidi('check', folder), new RegExp(`没有问题：${String(pools + 1)} 个统筹区`))
    assert.equal(fails('new', '330200', '--name', '宁波市', '--policies', folder).status, 2)
  } finally {
    remove()
  }
})

test('check: a fault is named with file, line, value and remedy, and the exit status says so', () => {
  const { folder, remove } = folderCopy()
  try {
    appendFileSync(join(folder, 'pools/330100-hangzhou/pool.yaml'), 'telefone: 1\n')
    const { status, said } = fails('check', folder)
    assert.deepEqual(fails('check', '--policies', folder), { status, said }, 'the folder may be named as everywhere')
    assert.equal(status, 1)
    assert.match(
      said,
      /pools\/330100-hangzhou\/pool\.yaml:\d+:1 \[unknown-key\].*telefone.*怎么办：是不是想写 telephone/,
    )
  } finally {
    remove()
  }
})

test('check: a figure that jumps by more than half is told with both values, and is no fault', () => {
  const { folder, remove } = folderCopy()
  const edit = (path: string, from: string, to: string): void => {
    const text = readFileSync(join(folder, path), 'utf8')
    assert.ok(text.includes(from), `${path} has no ${from}`)
    writeFileSync(join(folder, path), text.replace(from, to))
  }
  try {
    // The portal of the city states the person's share; here somebody writes the fund's.
    const before = '                  tier3: {any: {active: 24, retired: 18}}\n'
    const rate = 'pools/330100-hangzhou/benefits.yaml'
    const next =
      '              - from: 2026-01-01\n                source: {document: hz-portal, article: 职工报销比例}\n'
    edit(
      rate,
      '  inpatient:\n    title: 住院\n',
      `${next}                table:\n${before.replace('24', '78')}  inpatient:\n    title: 住院\n`,
    )
    edit(
      'pools/331000-taizhou/filing.yaml',
      '        value: 5\n',
      '        value: 5\n        source: { document: tz-guide, article: 十六 }\n      - from: 2026-01-01\n        value: 50\n',
    )
    const said = yidi('check', folder)
    assert.match(
      said,
      /pools\/330100-hangzhou\/benefits\.yaml:\d+:\d+ 提醒：“职工门诊支付比例（三级医院、未签约、在职）”从 2026-01-01 起是个人负担78%（基金支付22%），而此前（2024-01-01 起）是个人负担24%（基金支付76%），相差超过一半.*怎么办：/,
    )
    assert.match(said, /pools\/331000-taizhou\/filing\.yaml:\d+:\d+ 提醒：.*是50.*是5/)
    assert.match(said, /没有问题：.*另有 2 处提醒，请核对/)
  } finally {
    remove()
  }
})

test('each wrong call says what to do', () => {
  for (const words of [
    [],
    ['chek'],
    ['show', '999999'],
    ['show', '330100', '--on', 'yesterday'],
    ['diff', '330100'],
    ['new', 'x'],
    ['new', '330200', '--name', 'a:b'],
    ['schema', 'x'],
    ['check', '/no/such/folder'],
  ]) {
    const { status, said } = fails(...words)
    assert.equal(status, 2, words.join(' '))
    assert.match(said, /[一-龥]/)
    assert.doesNotMatch(said, /\bat .*\.ts:/)
  }
})

test('one pool with a fault: the others are answered, and standard error and its own case say where the fault is', () => {
  const { folder, remove } = folderCopy()
  try {
    appendFileSync(join(folder, 'pools/330100-hangzhou/pool.yaml'), 'telefone: 1\n')
    const ask = (pool: string, place: string): string =>
      JSON.stringify({
        pool,
        insurance: 'employee',
        person: { category: 'active' },
        visit: { kind: 'inpatient', place, from: '2026-03-01', to: '2026-03-05', institution: { level: 'tier3' } },
        route: 'direct',
        fees: { total: '10000.00' },
      })
    const file = join(folder, '..', `${Date.now().toString()}.jsonl`)
    writeFileSync(file, `${ask('339900', '330100')}\n${ask('330100', '330100')}\n`)
    const run = spawnSync(process.execPath, [main, 'quote', file, '--policies', folder], { encoding: 'utf8' })
    rmSync(file)
    assert.equal(run.status, 0)
    const [good, bad] = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    assert.equal(good!['outcome'], 'settled')
    assert.equal(bad!['outcome'], 'invalid')
    const where = /杭州市（330100）的政策文件有错.*pools\/330100-hangzhou\/pool\.yaml:\d+:1 .*telefone/
    assert.match(JSON.stringify(bad!['errors']), where)
    assert.match(run.stderr, where)
    assert.match(yidi('show', '339900', '--on', '2026-03-01', '--policies', folder), /浙江省/)
    const shown = fails('show', '330100', '--policies', folder)
    assert.equal(shown.status, 2)
    assert.match(shown.said, where)
    assert.match(fails('check', folder).said, /没有用上有错的统筹区：杭州市（330100），其余 \d+ 个可用/)
  } finally {
    remove()
  }
})
