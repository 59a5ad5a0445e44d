/** The server of a benchmark as a process of its own, and what it is asked. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Ceiling, Request } from './server.ts'
import { difference } from './spent.ts'
import type { Cost, Spent } from './spent.ts'
import type { ReadyStay } from '../population/index.ts'

interface BenchServer {
  port: number
  stays: (count: number) => Promise<ReadyStay[]>
  ceiling: (stays: readonly ReadyStay[], connections: number) => Promise<Ceiling>
  spent: () => Promise<Spent>
  stop: () => Promise<void>
}

/** Starts a server with the demonstration on an empty database. */
export async function openBenchServer(): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), { stdio: 'inherit' })
  const port = await answerOf<number>(child)
  const ask = <Answer>(request: Request): Promise<Answer> => {
    const answer = answerOf<Answer>(child)
    child.send(request)
    return answer
  }
  return {
    port,
    stays: (count) => ask({ ask: 'prepare', stays: count }),
    ceiling: (stays, connections) => ask({ ask: 'ceiling', stays, connections }),
    spent: () => ask({ ask: 'spent' }),
    stop: async () => {
      await ask({ ask: 'stop' })
      child.disconnect()
    },
  }
}

function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => {
      reject(new Error(`the server ended with ${String(code)}`))
    }
    child.once('exit', ended)
    child.once('message', (message: { answer: Answer; error?: string }) => {
      child.removeListener('exit', ended)
      if (message.error === undefined) resolve(message.answer)
      else reject(new Error(message.error))
    })
  })
}

/** Runs a stretch of work and says what it cost. */
export async function costOf<Result>(server: BenchServer, work: () => Promise<Result>): Promise<[Result, Cost]> {
  const before = await server.spent()
  const client = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(client)
  const cost = difference(before, await server.spent())
  return [result, { ...cost, client: (user + system) * 1000 }]
}
