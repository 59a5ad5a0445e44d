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

/** What a folder of lines is measured with: how often, up to how many lines, and what shall be told beside the table. */
interface Measuring {
  file: string
  block: string
  rounds: number
  notes: string[]
}

const BLOCK_SIZE = 10_000

export function run({ rounds, largest }: BenchOptions): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yidi-bench-'))
  const block = makeQuoteCases(BLOCK_SIZE, seeded(42))
    .map((each) => `${JSON.stringify(each)}\n`)
    .join('')
  const notes = [
    `Whole processes, start-up included; ${String(BLOCK_SIZE)} different cases repeated, ${formatCount(block.length / BLOCK_SIZE)} bytes a line, output thrown away.`,
    'Ratios are by processor time, which a busy machine does not stretch.',
    'Start-up is what 10^4 lines mostly show. The largest file runs once.',
  ]
  const measuring = { file: join(folder, 'lines.jsonl'), block, rounds, notes }
  try {
    notes.push(outcomesOf(measuring))
    const counts = [10_000, 100_000, 1_000_000, 10_000_000].filter((each) => each <= largest)
    const rows = counts.flatMap((count) => rowsOf(measuring, count))
    return Promise.resolve([
      {
        title: 'The command line: lines a second and highest memory',
        head: ['process', 'lines', 'best lines/s', 'median lines/s', 'processor a line', 'peak memory', '× bare JSON'],
        rows,
        notes,
      },
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Answers the block once: every line has an answer and none is invalid; says how they end. */
function outcomesOf({ file, block }: Measuring): string {
  writeLines(file, block, 1)
  const answer = spawnSync(process.execPath, [commandLine, 'quote', file], { encoding: 'utf8', maxBuffer: 1 << 28 })
  assert.equal(answer.status, 0, `yidi quote: ${answer.stderr}`)
  const outcomes = answer.stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { outcome: string }).outcome)
  assert.equal(outcomes.length, BLOCK_SIZE, answer.stderr)
  assert.ok(!outcomes.includes('invalid'), 'the mix holds a case that the engine calls invalid')
  const share = (outcome: string): string =>
    `${String(Math.round((100 * outcomes.filter((each) => each === outcome).length) / BLOCK_SIZE))} % ${outcome}`
  return `Outcomes: ${share('settled')}, ${share('refused')}, ${share('undetermined')}.`
}

/** The processes over a file of so many lines; none where the disk has no room for it. */
function rowsOf({ file, block, rounds, notes }: Measuring, count: number): string[][] {
  const space = statfsSync(dirname(file))
  if (space.bavail * space.bsize < (block.length / BLOCK_SIZE) * count * 1.1) {
    notes.push(`${formatCount(count)} lines: not run, the disk has no room for the file.`)
    return []
  }
  writeLines(file, block, count / BLOCK_SIZE)
  const times = count >= 1_000_000 ? 1 : Math.min(rounds, 3)
  const repeat = (...args: string[]): Run[] => Array.from({ length: times }, () => runOnce(args))
  const bare = repeat(bareJson, file)
  const bareCpu = median(bare.map((each) => each.cpuSeconds))
  const processes: [string, Run[]][] = [
    ['bare JSON', bare],
    ['yidi quote', repeat(commandLine, 'quote', file)],
    ['yidi quote --explain', count === 100_000 ? repeat(commandLine, 'quote', '--explain', file) : []],
  ]
  return processes.flatMap(([name, runs]) => (runs.length === 0 ? [] : [rowOf(name, count, runs, bareCpu)]))
}

function rowOf(name: string, count: number, runs: readonly Run[], bareCpu: number): string[] {
  const seconds = runs.map((each) => each.seconds)
  const cpuSeconds = median(runs.map((each) => each.cpuSeconds))
  return [
    name,
    formatCount(count),
    formatCount(count / Math.min(...seconds)),
    formatCount(count / median(seconds)),
    formatNs((cpuSeconds / count) * 1e9),
    formatMiB(Math.max(...runs.map((each) => each.peakBytes))),
    formatRatio(cpuSeconds / bareCpu),
  ]
}
