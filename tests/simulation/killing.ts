/** The simulation against a server that is killed again and again, with its database or without. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isAlive } from '../../apps/server/src/platform/storage/postmaster.ts'
import { openDatabase } from '../../apps/server/src/platform/storage/index.ts'
import { atMost, temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { firstDay, simulate } from './actors.ts'
import { agree } from './agreement.ts'
import type { Cookies, Door } from './things.ts'
import { Random } from './random.ts'
import { LostReply } from './scene.ts'
import type { Books, Middle } from './scene.ts'

interface Running {
  child: ChildProcess
  url: string
  cookies: Cookies
}

const serverFile = fileURLToPath(new URL('server.ts', import.meta.url))

/** The longest that anything is waited for, on a slow machine too; what takes longer has hung. */
const limitMs = 120_000
/** The longest that a counter waits for a reply; the server's own limits are shorter. */
const replyWithinMs = 60_000

/** Every server of a run, so that none outlives it. */
type Servers = Set<ChildProcess>

interface Place {
  servers: Servers
  dataFolder: string
  seed: number
  /** On which the clock of the server stands. */
  day: string
}

async function start({ servers, dataFolder, seed, day }: Place): Promise<Running> {
  const child = spawn(process.execPath, [serverFile, dataFolder, String(seed), day], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  servers.add(child)
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const listening = new Promise<Running>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => {
      const { port, cookies } = JSON.parse(chunk.toString()) as { port: number; cookies: Cookies }
      resolve({ child, url: `http://127.0.0.1:${String(port)}`, cookies })
    })
    child.once('exit', () => reject(new Error(`the server did not start: ${complaint.slice(0, 2000)}`)))
  })
  return atMost(limitMs, () => `the server to start; it said: ${complaint.slice(0, 2000)}`, listening)
}

/** Ends a server and waits until it is gone. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  await atMost(limitMs, () => `the server to end after ${signal}`, gone)
}

/** Kills PostgreSQL itself, the way a machine that runs out of memory does. */
function killDatabase(dataFolder: string): void {
  for (const file of globSync(join(dataFolder, '**/postmaster.pid'))) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    if (pid > 1 && isAlive(pid)) process.kill(pid, 'SIGKILL')
  }
}

/**
 * Runs the simulation with `rounds` kills in the middle of it, turn by turn of the server and of the database, and
 * compares records and books at the end: what was acknowledged is there once, and nothing else is. Nothing is waited
 * for without a limit, and whatever comes of it, no server is left behind.
 */
export async function simulateKilling(seed: number, rounds: number, operations: number): Promise<Books> {
  const dataFolder = temporaryFolder('yidi-kill-')
  const servers: Servers = new Set()
  try {
    const books = await runAndKill({ seed, rounds, operations, dataFolder, servers })
    const db = await openDatabase({ dataFolder, dataFolderChosen: true, onNotice: () => undefined })
    try {
      await agree(db, books)
    } finally {
      await db.close()
    }
    return books
  } finally {
    for (const child of servers) await end(child, 'SIGKILL')
    killDatabase(dataFolder)
  }
}

interface Run {
  seed: number
  rounds: number
  operations: number
  dataFolder: string
  servers: Servers
}

async function runAndKill({ seed, rounds, operations, dataFolder, servers }: Run): Promise<Books> {
  const random = new Random(seed)
  const place: Place = { servers, dataFolder, seed, day: firstDay }
  let running = start(place)
  const kills: Promise<void>[] = []
  const kill = async (turn: number, withinMs: number): Promise<void> => {
    await pause(random.below(withinMs))
    if (turn % 2 === 1) {
      killDatabase(dataFolder)
      return
    }
    const { child } = await running
    running = end(child, 'SIGKILL').then(() => start(place))
    await running
  }
  // One at a time: a server that is being started is not killed.
  let struck = Promise.resolve()
  const strike = (turn: number, withinMs = 60): Promise<void> => (struck = struck.then(() => kill(turn, withinMs)))
  const every = Math.floor(operations / (rounds + 1))
  let [turn, runs, middles] = [0, 0, 0]
  const inMiddle = new Map<Middle, number>()
  const books = await simulate({
    seed,
    operations,
    counter: counterOf(() => running),
    cookies: (await running).cookies,
    // A server that ended in peace is started on the next day; nothing is killed meanwhile.
    async moveTo(day) {
      await Promise.all(kills)
      place.day = day
      running = end((await running).child, 'SIGTERM').then(() => start(place))
      return (await running).cookies
    },
    // The first runs over accounts are struck on purpose, as many as there are rounds, turn by turn as well.
    onRun() {
      if (runs < rounds) kills.push(strike(runs))
      runs += 1
    },
    // So are the first approvals, payments, lists that are drawn and confirmed, each while it is under way.
    onMiddle(what) {
      const before = inMiddle.get(what) ?? 0
      if (before >= rounds / 2) return
      inMiddle.set(what, before + 1)
      kills.push(strike(middles, 15))
      middles += 1
    },
    async between(done) {
      if (turn >= rounds || done < every * (turn + 1)) return
      // The kill before has to be over, but this one strikes while the next operations are under way.
      await Promise.all(kills)
      kills.push(strike(turn))
      turn += 1
    },
  })
  await Promise.all(kills)
  for (const [what, times] of inMiddle) books.counts[`struck ${what}`] = times
  await end((await running).child, 'SIGTERM')
  return books
}

/** Where the counters ask: whatever server there is. They ask again and again; one of them must get an answer some time. */
function counterOf(running: () => Promise<Running>): Door {
  let lastReplyAt = performance.now()
  return {
    async inject(request) {
      const reply = await ask(await running(), request)
      if (reply !== undefined) {
        lastReplyAt = performance.now()
        return reply
      }
      if (performance.now() - lastReplyAt > limitMs)
        throw new Error(`waited ${String(limitMs)} ms in vain for a reply to any message`)
      await pause(50)
      throw new LostReply()
    },
  }
}

/** Sends one message; undefined where nobody knows whether it took effect, and it must be asked again. */
async function ask(
  { url }: Running,
  request: Parameters<Door['inject']>[0],
): Promise<{ statusCode: number; body: string } | undefined> {
  try {
    const reply = await fetch(url + request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.payload === undefined ? {} : { body: request.payload }),
      signal: AbortSignal.timeout(replyWithinMs),
    })
    const body = await reply.text()
    if (reply.status >= 500) return undefined
    return /"\[G900\d\]|"err_msg":"\[G900\d\]/.test(body) ? undefined : { statusCode: reply.status, body }
  } catch {
    return undefined
  }
}
