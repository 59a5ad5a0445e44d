/**
 * A day of hospitals and pharmacies: visits of the kinds of 2024 (inpatient 6.0 %, outpatient with designated diseases 69.1 %,
 * pharmacy 24.9 %), each with all its messages; every twentieth settlement is sent again, every hundredth reversed. First
 * as fast as it goes for a tenth of the time, then at half of that rate for 20 seconds a round (`--rounds 30`: ten
 * minutes), shown in ten stretches: flat means that the last is as the first.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { admission, feeLine, purchase, registration, settlement } from '../../tests/hospital/hospital.ts'
import { seeded } from '../measure.ts'
import type { BenchOptions } from '../run.ts'
import type { Table } from '../table.ts'
import { formatCount, formatNs } from '../table.ts'
import { openBenchServer } from './child.ts'
import { Connection, requestOf } from './client.ts'
import { messageOf } from './messages.ts'

const connections = 16
const atHome = 'H33010000001'
const away = 'H31010000001'
const pharmacy = 'P33010000001'
const seed = 20260620

interface Timed {
  /** Seconds since the stretch began. */
  at: number
  ms: number
}

export async function run(options: BenchOptions): Promise<Table[]> {
  const server = await openBenchServer()
  const seconds = options.rounds * 20
  const people = (await server.stays(seconds * 150)).map(({ personNo }) => personNo)
  const day = { port: server.port, people, random: seeded(seed) }
  await visits(day, { seconds: Math.min(20, seconds / 5) })
  const fast = await visits(day, { seconds: Math.max(5, seconds / 10) })
  const rate = fast.visits / fast.seconds / 2
  const slow = await visits(day, { seconds, perSecond: rate })
  await server.stop()
  return [
    {
      title: `A day's mix at ${rate.toFixed(0)} visits a second, half of what goes, ${String(seconds)} seconds`,
      head: ['stretch', 'messages', 'a second', 'p50', 'p99'],
      rows: [
        stretch('as fast as it goes', fast.times, fast.seconds),
        ...Array.from({ length: 10 }, (_, tenth) => {
          const from = (seconds * tenth) / 10
          const times = slow.times.filter(({ at }) => at >= from && at < from + seconds / 10)
          return stretch(`tenth ${String(tenth + 1)}`, times, seconds / 10)
        }),
      ],
      notes: [`${formatCount(slow.visits)} visits; a visit for a designated disease counts as any outpatient visit.`],
    },
  ]
}

function stretch(name: string, times: readonly Timed[], seconds: number): string[] {
  const sorted = times.map(({ ms }) => ms).sort((one, other) => one - other)
  const at = (share: number) => formatNs((sorted[Math.floor(sorted.length * share)] ?? 0) * 1e6)
  return [name, formatCount(sorted.length), formatCount(sorted.length / seconds), at(0.5), at(0.99)]
}

interface Day {
  port: number
  /** Each is seen once. */
  people: string[]
  random: () => number
}

/** Visits of the mix until the time is over; at a rate, or one after another at every connection. */
async function visits(day: Day, { seconds, perSecond }: { seconds: number; perSecond?: number }) {
  const times: Timed[] = []
  const begin = performance.now()
  let done = 0
  let next = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new Connection(day.port)
      const send = async (message: Record<string, unknown>) => {
        const start = performance.now()
        const reply = JSON.parse((await connection.send(requestOf(message))).toString()) as Reply
        times.push({ at: (start - begin) / 1000, ms: performance.now() - start })
        if (reply.infcode !== 0) throw new Error(`${String(message['infno'])}: ${String(reply.err_msg)}`)
        return reply.output
      }
      while (performance.now() - begin < seconds * 1000) {
        const due = perSecond === undefined ? 0 : begin + (next++ / perSecond) * 1000
        if (due > performance.now()) await pause(due - performance.now())
        const personNo = day.people.pop()
        if (personNo === undefined) throw new Error('there are no more people: fewer rounds')
        await visit(send, personNo, day.random)
        done += 1
      }
      connection.close()
    }),
  )
  return { visits: done, seconds: (performance.now() - begin) / 1000, times }
}

interface Reply {
  infcode: number
  err_msg: string | null
  output: Record<string, Record<string, string>>
}

type Send = (message: Record<string, unknown>) => Promise<Reply['output']>

async function visit(send: Send, personNo: string, random: () => number): Promise<void> {
  const kind = random()
  const [institution, settling] =
    kind < 0.06
      ? [away, await stay(send, personNo)]
      : kind < 0.309
        ? [pharmacy, await sale(send, personNo)]
        : [atHome, await outpatient(send, personNo)]
  const what = random()
  if (what < 0.05) await send(settling)
  if (what > 0.99)
    await send(
      messageOf('2601', institution, {
        data: { psn_no: personNo, omsgid: settling['msgid'], oinfno: settling['infno'] },
      }),
    )
}

/** Looks ahead and settles; gives the message that settled. */
async function settled(send: Send, institution: string, [look, settle]: [string, string], input: object) {
  await send(messageOf(look, institution, input))
  const message = messageOf(settle, institution, input)
  await send(message)
  return message
}

async function outpatient(send: Send, personNo: string) {
  const { data } = await send(messageOf('2201', atHome, registration(personNo)))
  const id = data!['mdtrt_id']!
  const lines = Array.from({ length: 3 }, (_, at) => feeLine(personNo, id, ['YDA0000001', 1, 86.4], at + 1))
  const feedetail = lines.map((line) => ({ ...line, chrg_bchno: 'B1', rx_circ_flag: '0' }))
  await send(messageOf('2204', atHome, { feedetail }))
  return settled(send, atHome, ['2206', '2207'], settlement(personNo, id, 259.2, { med_type: '11', chrg_bchno: 'B1' }))
}

const sale = (send: Send, personNo: string) =>
  settled(send, pharmacy, ['2101', '2102'], purchase(personNo, [['YDA0000001', 2, 36.5]]))

async function stay(send: Send, personNo: string) {
  const { result } = await send(
    messageOf('2401', away, admission(personNo, { begntime: '2026-06-14 08:00:00', exp_content: '{"IPT_TYPE":"2"}' })),
  )
  const id = result!['mdtrt_id']!
  const feedetail = Array.from({ length: 10 }, (_, at) => ({
    ...feeLine(personNo, id, ['YDA0000001', 1, 123.45], at + 1),
    fee_ocur_time: '2026-06-15 09:30:00',
  }))
  await send(messageOf('2301', away, { feedetail }))
  const dscginfo = {
    mdtrt_id: id,
    psn_no: personNo,
    insutype: '310',
    endtime: '2026-06-16 10:00:00',
    dscg_dept_codg: '01',
    dscg_dept_name: '内科',
    dscg_way: '1',
  }
  await send(messageOf('2402', away, { dscginfo, diseinfo: [] }))
  return settled(send, away, ['2303', '2304'], settlement(personNo, id, 1234.5))
}
