import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { repository } from '../architecture/sources.ts'

const commandLine = join(repository, 'apps', 'cli', 'src', 'main.ts')

/** The lines of a page's blocks that make a file of a case or call the command line, in their order. */
function commandsOf(page: string): string[] {
  return [...page.matchAll(/```\n([\s\S]*?)```/g)]
    .flatMap((block) => block[1]!.split('\n'))
    .filter((line) => line.startsWith('echo ') || line.startsWith('npm run -s yidi -- '))
}

/** Runs a command as the page has it, in a folder of its own, with the command line called by its path. */
function run(command: string, folder: string): string {
  const here = command.replace('npm run -s yidi --', `"${process.execPath}" "${commandLine}"`)
  const done = spawnSync('sh', ['-c', here], { cwd: folder, encoding: 'utf8' })
  assert.equal(done.status, 0, `${command}\n${done.stderr}`)
  return done.stdout
}

const commandsIn = (name: string): string[] => commandsOf(readFileSync(join(repository, name), 'utf8'))

test('both languages show the same commands', () => {
  assert.deepEqual(commandsIn('README.zh-CN.md'), commandsIn('README.md'))
})

test('the first five minutes', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'yidi-readme-'))
  context.after(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const outputs = new Map(commandsIn('README.md').map((command) => [command, run(command, folder)]))
  const output = (words: string): string => {
    const said = outputs.get(`npm run -s yidi -- ${words}`)
    assert.ok(said !== undefined, `the page shows ${words}`)
    return said
  }
  const { outcome, amounts } = JSON.parse(output('quote case.jsonl')) as {
    outcome: string
    amounts: Record<string, string>
  }
  assert.equal(outcome, 'settled')
  // (10,000 − 800) × 82 %
  assert.deepEqual([amounts['deductible'], amounts['fundPool'], amounts['cash']], ['800.00', '7544.00', '2456.00'])
  assert.match(output('explain case.jsonl'), /7,544\.00/)
  assert.match(output('policy show 330100 --on 2024-05-16'), /82%/)
  assert.match(output('policy check'), /^没有问题/)
  assert.match(output('evaluate --people 1000 --seed 1 --year 2024'), /^2024 年，生成的 1000 人（种子 1）/)
})
