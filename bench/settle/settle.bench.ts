/**
 * What one inpatient settlement costs from the hospital's side: ten stored lines, explanation, journal, postings in two
 * books, over HTTP at 16 connections, another person each time, against embedded PostgreSQL with every commit on disk. 2304 alone;
 * 2303 and 2304 as hospitals send them; and beside them the bare statement that writes the same rows, its values computed
 * beforehand: what is between is HTTP, parsing, reading the person's file, the engine, ciphers.
 *
 * It is warm: 4,000 settlements a round go before (20,000 without `--rounds`).
 */
import { settlement } from '../../tests/hospital/hospital.ts'
import type { BenchOptions } from '../run.ts'
import type { Table } from '../table.ts'
import { formatCount, formatNs } from '../table.ts'
import { costOf, openBenchServer } from './child.ts'
import { drive } from './client.ts'
import type { Load } from './client.ts'
import { institution, requestFor } from './messages.ts'
import { costCells } from './spent.ts'
import type { ReadyStay } from '../population/index.ts'

const connections = 16

const input = ({ personNo, visitId, totalYuan }: ReadyStay) => settlement(personNo, visitId, totalYuan)
const settle = (stay: ReadyStay) => requestFor('2304', institution, input(stay))
const preSettle = (stay: ReadyStay) => requestFor('2303', institution, input(stay))

export async function run(options: BenchOptions): Promise<Table[]> {
  const server = await openBenchServer()
  const part = options.rounds * 400
  const stays = await server.stays(options.rounds * 4_000 + 4 * part)
  const take = (count: number): ReadyStay[] => stays.splice(0, count)
  await drive(server.port, take(options.rounds * 4_000).map(settle), { connections })

  const alone = take(part).map(settle)
  const [full, aloneCost] = await costOf(server, () => drive(server.port, alone, { connections }))
  const slow = take(part).map(settle)
  const half = await drive(server.port, slow, { connections, perSecond: full.perSecond / 2 })
  // All are looked at before the first is settled, as a hospital asks long before its patient has paid.
  const both = take(part)
  const [looked, lookedCost] = await costOf(server, () => drive(server.port, both.map(preSettle), { connections }))
  const [then, thenCost] = await costOf(server, () => drive(server.port, both.map(settle), { connections }))
  const bare = await server.ceiling(take(part), connections)
  await server.stop()

  const row = (name: string, load: Load) => [
    name,
    formatCount(load.count),
    formatCount(load.perSecond),
    formatNs(load.p50),
    formatNs(load.p99),
    (load.perSecond / bare.perSecond).toFixed(2),
  ]
  return [
    {
      title: 'One inpatient settlement, ten lines, another person each time, 16 connections',
      head: ['what', 'messages', 'a second', 'p50', 'p99', 'of the ceiling'],
      rows: [
        row('2304 alone, as fast as answered', full),
        row('2304 alone at half that rate', half),
        row('2303 of stays that are then settled', looked),
        row('2304 after its 2303', then),
        ['the bare statement (the ceiling)', formatCount(part), formatCount(bare.perSecond), '', '', '1.00'],
      ],
      notes: [
        'Client, server and PostgreSQL share this machine; fsync is on. At a rate a message counts from when it is due.',
      ],
    },
    {
      title: 'What one message costs of the processes and of the log of changes',
      head: ['what', 'server', 'PostgreSQL', 'client', 'WAL'],
      rows: [
        ['2304 alone', ...costCells(aloneCost, part)],
        ['2303', ...costCells(lookedCost, part)],
        ['2304 after its 2303', ...costCells(thenCost, part)],
        ['the bare statement', ...costCells({ ...bare.cost, client: 0 }, part)],
      ],
      notes: ['Processor time is what a busy machine stretches least: compare these between runs, not the rates.'],
    },
  ]
}
