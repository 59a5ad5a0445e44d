/** The rules of oversight from the command line: listed, tried over a generated year, and what is wrong said with its value. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { loadOversight, tryOversight } from '@yidi/rules/oversight'
import { commands } from './commands.ts'
import { command } from './oversight.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const yidi = (...words: string[]): string =>
  execFileSync(process.execPath, [main, 'oversight', ...words], { encoding: 'utf8' })
const law = loadOversight(loadPolicyFolder().release).laws.get('339900')!

test('every plant of every rule is found, nothing that looks alike is flagged, and a seed says it all', () => {
  const trial = tryOversight(law, 260, 20)
  assert.deepEqual(
    trial.rules.filter(({ planted, found, falselyFlagged }) => planted === 0 || found < planted || falselyFlagged > 0),
    [],
  )
  assert.equal(trial.rules.length, law.rules.length)
  assert.deepEqual(tryOversight(law, 260, 20), trial)
  assert.notEqual(tryOversight(law, 260, 21).settlements, trial.settlements)
})

test('a rule that lets more pass is told by what it misses', () => {
  const blind = law.rules.map((rule) =>
    rule.id === 'split-bill' ? { ...rule, settings: { bills: 50, minutes: 1, days: 0 } } : rule,
  )
  const tried = tryOversight({ ...law, rules: blind }, 200, 20).rules.find(({ rule }) => rule === 'split-bill')
  assert.deepEqual([tried?.planted, tried?.found, tried?.missed], [1, 0, 1])
})

test('the rules are listed with article, weight and settings, and a pool without a law of its own has those for everybody', () => {
  const said = yidi('rules', '--pool', '339900', '--on', '2026-03-01')
  assert.match(said, /两处重复配药（same-medicine-twice）\n {2}同一种药还没有吃完/)
  assert.match(said, /依据 省级职工医保办法 第四十条，条文写明；自 2017-01-01 起/)
  assert.match(said, /权重 300（设置）；设置：还剩多少天以内再配不算重复：5 天/)
})

test('try prints the same for the same seed, as a table and as JSON', () => {
  const said = yidi('try', '--people', '40', '--seed', '7')
  assert.match(said, /^40 人，\d+ 笔结算，种子 7\n埋下\t找到\t漏掉\t误报\t规则\n1\t1\t0\t0\t两处重复配药/)
  assert.deepEqual(JSON.parse(yidi('try', '--people', '40', '--seed', '7', '--json')), tryOversight(law, 40, 7))
})

for (const [words, why] of [
  [['try', '--people', '0', '--seed', '1'], /--people 不能是“0”：应当是 1 到 1000000 的整数/],
  [['try', '--seed', '1'], /请写出 --people/],
  [['try', '--people', '10', '--seed', 'x'], /--seed 不能是“x”/],
  [['try', '--people', '10', '--seed', '1.5'], /--seed 不能是“1.5”/],
  [['rules', '--pool', '110000'], /没有统筹区“110000”/],
  [['rules', '--on', 'soon'], /“soon”不是日期/],
  [['list'], /oversight 没有“list”。可用的有：rules、try/],
  [[], /请写出要做什么/],
] as const)
  test(`refused: oversight ${words.join(' ')}`, async () => {
    await assert.rejects(command.run([...words], commands), why)
  })
