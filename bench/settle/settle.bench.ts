/**
 * What one inpatient settlement (2304) costs from the hospital's side: ten stored lines, explanation, audit row, outbox
 * event, postings in two books, over HTTP at 16 connections, against embedded PostgreSQL with every commit on disk.
 * Beside it the database function alone, fed with settlements that were computed beforehand, at as many connections:
 * what is between the two is HTTP, parsing, reading the person's file, the engine, ciphers.
 */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { Agent, request as httpRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { settlement } from '../../tests/hospital/hospital.ts'
import type { BenchOptions } from '../run.ts'
import type { Table } from '../table.ts'
import { formatCount, formatNs } from '../table.ts'
import type { ReadyStay, Request } from './server.ts'

const connections = 16
const institution = 'H31010000001'

function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { answer: Answer; error?: string }) => {
      if (message.error === undefined) resolve(message.answer)
      else reject(new Error(message.error))
    })
    child.once('exit', (code) => {
      reject(new Error(`the server ended with ${String(code)}`))
    })
  })
}

function ask<Answer>(child: ChildProcess, request: Request): Promise<Answer> {
  const answer = answerOf<Answer>(child)
  child.send(request)
  return answer
}

function post(agent: Agent, port: number, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/fsi/api/rsfComIfsService/callService',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () => {
          resolve(text)
        })
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}

function messageOf(stay: ReadyStay, index: number): string {
  return JSON.stringify({
    infno: '2304',
    msgid: `${institution}20260620${String(index).padStart(10, '0')}`,
    mdtrtarea_admvs: '310100',
    insuplc_admdvs: '330100',
    recer_sys_code: 'MBS_LOCAL',
    infver: 'V1.0',
    opter_type: '1',
    opter: 'demo',
    opter_name: '演示',
    inf_time: '2026-06-20 10:00:00',
    fixmedins_code: institution,
    fixmedins_name: '演示上海三级医院',
    input: settlement(stay.personNo, stay.visitId, stay.totalYuan),
  })
}

/** Messages of the whole run: every one has an id of its own. */
let sent = 0

interface Measured {
  perSecond: number
  p50: number
  p99: number
}

function summary(times: number[], wallNs: number): Measured {
  times.sort((a, b) => a - b)
  return {
    perSecond: times.length / (wallNs / 1e9),
    p50: times[Math.floor(times.length * 0.5)]!,
    p99: times[Math.min(times.length - 1, Math.floor(times.length * 0.99))]!,
  }
}

/** Settles stays over HTTP; `ratePerSecond` paces them, else every connection goes as fast as it is answered. */
async function settleOverHttp(port: number, stays: readonly ReadyStay[], ratePerSecond?: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let next = 0
  const begin = process.hrtime.bigint()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let index = next++; index < stays.length; index = next++) {
        if (ratePerSecond !== undefined) {
          const dueMs = (index / ratePerSecond) * 1000 - Number(process.hrtime.bigint() - begin) / 1e6
          if (dueMs > 0) await pause(dueMs)
        }
        const body = messageOf(stays[index]!, (sent += 1))
        const start = process.hrtime.bigint()
        const reply = await post(agent, port, body)
        times.push(Number(process.hrtime.bigint() - start))
        if (!reply.includes('"infcode":0')) throw new Error(reply.slice(0, 300))
      }
    }),
  )
  const measured = summary(times, Number(process.hrtime.bigint() - begin))
  agent.destroy()
  return measured
}

interface Cpu {
  server: number
  database: number
}

export async function run(options: BenchOptions): Promise<Table[]> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), { stdio: 'inherit' })
  const port = await answerOf<number>(child)
  const staysEach = Math.max(4, options.rounds * 4)
  const stays = await ask<ReadyStay[]>(child, { ask: 'prepare', people: 64, staysEach })
  // Stays of one person lie together as they were made; spread them, so that connections seldom meet.
  const spread = [...stays.keys()].sort((a, b) => (a % staysEach) - (b % staysEach) || a - b).map((at) => stays[at]!)
  const quarter = Math.floor(spread.length / 4)
  await settleOverHttp(port, spread.slice(0, Math.floor(quarter / 2)))

  const cpuBefore = await ask<Cpu>(child, { ask: 'cpu' })
  const clientBefore = process.cpuUsage()
  const full = spread.slice(Math.floor(quarter / 2), quarter * 2)
  const over = await settleOverHttp(port, full)
  const client = process.cpuUsage(clientBefore)
  const cpu = await ask<Cpu>(child, { ask: 'cpu' })
  const half = await settleOverHttp(port, spread.slice(quarter * 2, quarter * 3), over.perSecond / 2)

  // One stay a person: they are computed beforehand, each from the version that it will meet.
  const lastOfEach = spread.slice(spread.length - 64)
  const direct = await ask<number[]>(child, { ask: 'commit', stays: lastOfEach, connections })
  const wall = direct.pop()!
  const alone = summary(direct, wall)
  await ask(child, { ask: 'stop' })
  child.disconnect()

  const row = (name: string, measured: Measured, count: number) => [
    name,
    formatCount(count),
    formatCount(measured.perSecond),
    formatNs(measured.p50),
    formatNs(measured.p99),
  ]
  const share = (ns: number) => formatNs(ns / full.length)
  return [
    {
      title: 'One inpatient settlement (2304), ten lines, 16 connections',
      head: ['what', 'settlements', 'a second', 'p50', 'p99'],
      rows: [
        row('over HTTP, as fast as answered', over, full.length),
        row('over HTTP at half that rate', half, quarter),
        row('the database function alone', alone, lastOfEach.length),
      ],
      notes: ['Client, server and PostgreSQL share this machine; fsync is on.'],
    },
    {
      title: 'Processor time of one settlement over HTTP',
      head: ['process', 'time'],
      rows: [
        ['server', share(cpu.server - cpuBefore.server)],
        ['PostgreSQL', share(cpu.database - cpuBefore.database)],
        ['client', share((client.user + client.system) * 1000)],
      ],
      notes: ['What a busy machine does not stretch: compare these between runs, not the rates.'],
    },
  ]
}
