/** The simulation against a server that is killed again and again, with its database or without. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../apps/server/src/storage/index.ts'
import { temporaryFolder } from '../../apps/server/src/storage/testing.ts'
import type { Counter } from '../hospital/hospital.ts'
import { LostReply, simulate } from './actors.ts'
import type { Books } from './actors.ts'
import { agree } from './agreement.ts'
import { Random } from './random.ts'

interface Running {
  child: ChildProcess
  url: string
}

const serverFile = fileURLToPath(new URL('server.ts', import.meta.url))

function start(dataFolder: string, seed: number): Promise<Running> {
  const child = spawn(process.execPath, [serverFile, dataFolder, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => {
      resolve({ child, url: `http://127.0.0.1:${chunk.toString().trim()}` })
    })
    child.once('exit', () => reject(new Error(`the server did not start: ${complaint.slice(0, 2000)}`)))
  })
}

/** Kills PostgreSQL itself, the way a machine that runs out of memory does. */
function killDatabase(dataFolder: string): void {
  for (const file of globSync(join(dataFolder, '**/postmaster.pid'))) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    if (pid > 1) process.kill(pid, 'SIGKILL')
  }
}

/**
 * Runs the simulation with `rounds` kills in the middle of it, turn by turn of the server and of the database, and
 * compares records and books at the end: what was acknowledged is there once, and nothing else is.
 */
export async function simulateKilling(seed: number, rounds: number, operations: number): Promise<Books> {
  const dataFolder = temporaryFolder('yidi-kill-')
  const random = new Random(seed)
  let running = start(dataFolder, seed)
  const kills: Promise<void>[] = []
  const counter: Counter = {
    async inject(request) {
      const { url } = await running
      const response = await fetch(url + request.url, {
        method: 'POST',
        headers: request.headers,
        body: request.payload,
      })
        .then(async (reply) => ({ statusCode: reply.status, body: await reply.text() }))
        .catch(() => undefined)
      // Nobody knows whether it took effect: ask again with the same message.
      if (response === undefined || /"\[G900\d\]|"err_msg":"\[G900\d\]/.test(response.body)) {
        await pause(50)
        throw new LostReply()
      }
      return response
    },
  }
  const kill = async (turn: number): Promise<void> => {
    await pause(random.below(60))
    if (turn % 2 === 1) {
      killDatabase(dataFolder)
      return
    }
    const { child } = await running
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    running = gone.then(() => start(dataFolder, seed))
    await running
  }
  const every = Math.floor(operations / (rounds + 1))
  let turn = 0
  const books = await simulate({
    seed,
    operations,
    counter,
    async between(done) {
      if (turn >= rounds || done < every * (turn + 1)) return
      // The kill before has to be over, but this one strikes while the next operations are under way.
      await Promise.all(kills)
      kills.push(kill(turn))
      turn += 1
    },
  })
  await Promise.all(kills)
  const { child } = await running
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
  const db = await openDatabase({ dataFolder, dataFolderChosen: true, onNotice: () => undefined })
  try {
    await agree(db, books)
  } finally {
    await db.close()
  }
  return books
}
