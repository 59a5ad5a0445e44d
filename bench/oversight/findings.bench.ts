/**
 * Do the rules of oversight keep anybody from settling? A hospital settles at a rate, first alone, then while the rules run over
 * everything that was settled in the year, in the same program and the same database; what the rules look at a second stands beside it.
 * `--people N` for the size of the population (2,000 unless said).
 */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { settlement } from '../../tests/hospital/hospital.ts'
import type { ReadyStay } from '../population/index.ts'
import type { BenchOptions } from '../run.ts'
import { drive } from '../settle/client.ts'
import type { Load } from '../settle/client.ts'
import { institution, requestFor } from '../settle/messages.ts'
import { formatCount, formatMiB, formatNs, type Table } from '../table.ts'
import type { Looked, Request } from './server.ts'

const usualPeople = 2_000
const staysEach = 300
const perSecond = 30
const connections = 8
/** What a province settles in a year. */
const ofProvince = 10_000_000

const settle = ({ personNo, visitId, totalYuan }: ReadyStay) =>
  requestFor('2304', institution, settlement(personNo, visitId, totalYuan))

function asking(child: ChildProcess) {
  return <Answer>(request?: Request): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`the server ended with ${String(code)}`))
      child.once('exit', ended)
      child.once('message', (message: { answer: Answer; error?: string }) => {
        child.removeListener('exit', ended)
        if (message.error === undefined) resolve(message.answer)
        else reject(new Error(message.error))
      })
      if (request !== undefined) child.send(request)
    })
}

export async function run(options: BenchOptions): Promise<Table[]> {
  const [people = usualPeople] = options.people
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), { stdio: 'inherit' })
  const ask = asking(child)
  const port = await ask<number>()
  const stays = await ask<ReadyStay[]>({ ask: 'prepare', people, stays: 3 * staysEach })
  const requests = (): Buffer[] => stays.splice(0, staysEach).map(settle)
  await drive(port, requests(), { connections })
  const alone = await drive(port, requests(), { connections, perSecond })
  const [looked, beside] = await Promise.all([
    ask<Looked>({ ask: 'look' }),
    drive(port, requests(), { connections, perSecond }),
  ])
  await ask({ ask: 'stop' })
  child.disconnect()
  return [loadTable(alone, beside), runTable(looked)]
}

function loadTable(alone: Load, beside: Load): Table {
  const row = (name: string, load: Load) => [
    name,
    formatCount(load.count),
    formatNs(load.p50),
    formatNs(load.p99),
    (load.p99 / alone.p99).toFixed(2),
  ]
  return {
    title: `2304 at ${String(perSecond)} a second, with and without the rules running in the same program`,
    head: ['what', 'messages', 'p50', 'p99', 'p99 of alone'],
    rows: [row('alone', alone), row('while the rules run', beside)],
    notes: ['A message counts from when it is due. Client, server and PostgreSQL share this machine; fsync is on.'],
  }
}

function runTable(looked: Looked): Table {
  const rate = looked.settlements / looked.seconds
  return {
    title: 'The rules over everything that was settled in half a year, with their rests',
    head: [
      'people',
      'settlements',
      'months of institutions',
      'findings',
      'settlements a second',
      'memory before',
      'most',
    ],
    rows: [
      [
        ...[looked.people, looked.settlements, looked.institutions, looked.findings, rate].map(formatCount),
        formatMiB(looked.memoryBefore),
        formatMiB(looked.memoryMost),
      ],
    ],
    notes: [
      `${formatCount(ofProvince)} settlements are ${formatCount(ofProvince / looked.settlements)} times as many; nothing here says that the rate stays.`,
    ],
  }
}
