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

for (const name of ['README.md', 'README.zh-CN.md'])
  test(`the first five minutes of ${name}`, (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'yidi-readme-'))
    context.after(() => {
      rmSync(folder, { recursive: true, force: true })
    })
    const commands = commandsOf(readFileSync(join(repository, name), 'utf8'))
    const outputs = new Map(commands.map((command) => [command, run(command, folder)]))
    const quoted = outputs.get('npm run -s yidi -- quote case.jsonl')
    assert.ok(quoted !== undefined, 'the page quotes its case')
    const { outcome, amounts } = JSON.parse(quoted) as { outcome: string; amounts: Record<string, string> }
    assert.equal(outcome, 'settled')
    // (10,000 − 800) × 82 %
    assert.deepEqual([amounts['deductible'], amounts['fundPool'], amounts['cash']], ['800.00', '7544.00', '2456.00'])
    assert.match(outputs.get('npm run -s yidi -- explain case.jsonl')!, /7,544\.00/)
    assert.match(outputs.get('npm run -s yidi -- policy show 330100 --on 2024-05-16')!, /82%/)
    assert.match(outputs.get('npm run -s yidi -- policy check')!, /^没有问题/)
  })
