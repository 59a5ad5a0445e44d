/**
 * How many cases a second does `yidi quote` answer as a whole process, and does its memory stay flat as the file grows?
 * Beside it the bare cost of JSON: the same lines parsed and written back by a process that does nothing else.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, seeded } from '../measure.ts'
import type { BenchOptions } from '../run.ts'
import { formatCount, formatMiB, formatNs, formatRatio, type Table } from '../table.ts'
import { makeQuoteCases } from './case-mix.ts'

const here = dirname(fileURLToPath(import.meta.url))
const commandLine = join(here, '..', '..', 'apps', 'cli', 'src', 'main.ts')
const bareJson = join(here, 'bare-json.ts')

/** Loaded into the measured process: says its highest memory and its processor time on standard error when it ends. */
const sayCost = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); writeSync(2, `\\ncost ${maxRSS} ${userCPUTime + systemCPUTime}\\n`) })",
)}`

interface Run {
  seconds: number
  cpuSeconds: number
  peakBytes: number
}

function runOnce(args: readonly string[]): Run {
  const sink = openSync(devNull, 'w')
  const begin = process.hrtime.bigint()
  const run = spawnSync(process.execPath, ['--import', sayCost, ...args], {
    stdio: ['ignore', sink, 'pipe'],
    encoding: 'utf8',
  })
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9
  closeSync(sink)
  const cost = /cost (\d+) (\d+)/.exec(run.stderr)
  if (run.status !== 0 || !cost) throw new Error(`${args.join(' ')} ended with ${String(run.status)}: ${run.stderr}`)
  return { seconds, cpuSeconds: Number(cost[2]) / 1e6, peakBytes: Number(cost[1]) * 1024 }
}

function writeLines(file: string, block: string, times: number): void {
  const out = openSync(file, 'w')
  const bytes = Buffer.from(block)
  for (let i = 0; i < times; i++) for (let at = 0; at < bytes.length;) at += writeSync(out, bytes, at)
  closeSync(out)
}

export function run({ rounds, largest }: BenchOptions): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yidi-bench-'))
  const blockSize = 10_000
  const block = makeQuoteCases(blockSize, seeded(42))
    .map((each) => `${JSON.stringify(each)}\n`)
    .join('')
  const rows: string[][] = []
  const notes = [
    `Whole processes, start-up included; ${String(blockSize)} different cases repeated, ${formatCount(block.length / blockSize)} bytes a line, output thrown away.`,
    'Ratios are by processor time, which a busy machine does not stretch.',
    'Start-up is what 10^4 lines mostly show. The largest file runs once.',
  ]
  try {
    const small = join(folder, 'lines.jsonl')
    writeLines(small, block, 1)
    const answer = spawnSync(process.execPath, [commandLine, 'quote', small], { encoding: 'utf8', maxBuffer: 1 << 28 })
    assert.equal(answer.status, 0, `yidi quote: ${answer.stderr}`)
    const outcomes = answer.stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { outcome: string }).outcome)
    assert.equal(outcomes.length, blockSize, answer.stderr)
    assert.ok(!outcomes.includes('invalid'), 'the mix holds a case that the engine calls invalid')
    const share = (outcome: string): string =>
      `${String(Math.round((100 * outcomes.filter((each) => each === outcome).length) / blockSize))} % ${outcome}`
    notes.push(`Outcomes: ${share('settled')}, ${share('refused')}, ${share('undetermined')}.`)

    for (const count of [10_000, 100_000, 1_000_000, 10_000_000].filter((each) => each <= largest)) {
      const space = statfsSync(folder)
      if (space.bavail * space.bsize < (block.length / blockSize) * count * 1.1) {
        notes.push(`${formatCount(count)} lines: not run, the disk has no room for the file.`)
        continue
      }
      const file = join(folder, 'lines.jsonl')
      writeLines(file, block, count / blockSize)
      const times = count >= 1_000_000 ? 1 : Math.min(rounds, 3)
      const repeat = (...args: string[]): Run[] => Array.from({ length: times }, () => runOnce(args))
      const bare = repeat(bareJson, file)
      const quote = repeat(commandLine, 'quote', file)
      const explained = count === 100_000 ? repeat(commandLine, 'quote', '--explain', file) : []
      const bareCpu = median(bare.map((each) => each.cpuSeconds))
      for (const [name, runs] of [
        ['bare JSON', bare],
        ['yidi quote', quote],
        ['yidi quote --explain', explained],
      ] as const) {
        if (runs.length === 0) continue
        const seconds = median(runs.map((each) => each.seconds))
        const cpuSeconds = median(runs.map((each) => each.cpuSeconds))
        rows.push([
          name,
          formatCount(count),
          formatCount(count / Math.min(...runs.map((each) => each.seconds))),
          formatCount(count / seconds),
          formatNs((cpuSeconds / count) * 1e9),
          formatMiB(Math.max(...runs.map((each) => each.peakBytes))),
          formatRatio(cpuSeconds / bareCpu),
        ])
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return Promise.resolve([
    {
      title: 'The command line: lines a second and highest memory',
      head: ['process', 'lines', 'best lines/s', 'median lines/s', 'processor a line', 'peak memory', '× bare JSON'],
      rows,
      notes,
    },
  ])
}
