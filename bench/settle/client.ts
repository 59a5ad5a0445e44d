/**
 * A client of the hospital interface that costs next to nothing beside the server it measures: one socket a connection,
 * requests made beforehand as bytes, replies cut off by their length.
 */
import { createConnection, type Socket } from 'node:net'

const headEnd = Buffer.from('\r\n\r\n')

/** One connection that is kept; one request at a time. */
export class Connection {
  readonly #socket: Socket
  #got: Buffer = Buffer.alloc(0)
  #done: ((reply: Buffer) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  constructor(port: number) {
    this.#socket = createConnection({ host: '127.0.0.1', port, noDelay: true })
    this.#socket.on('data', (chunk) => {
      this.#take(chunk)
    })
    this.#socket.on('error', (error) => this.#failed?.(error))
    this.#socket.on('close', () => this.#failed?.(new Error('the server closed the connection')))
  }

  /** Sends a whole request and gives the bytes of the reply's body. */
  send(request: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#done = resolve
      this.#failed = reject
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#got = this.#got.length === 0 ? chunk : Buffer.concat([this.#got, chunk])
    const end = this.#got.indexOf(headEnd)
    if (end < 0) return
    const length = /content-length: *(\d+)/i.exec(this.#got.toString('latin1', 0, end))
    if (length === null) return void this.#failed?.(new Error('a reply without a length'))
    const from = end + headEnd.length
    const to = from + Number(length[1])
    if (this.#got.length < to) return
    const body = this.#got.subarray(from, to)
    this.#got = this.#got.subarray(to)
    this.#done?.(body)
  }
}

/** The bytes of a request that posts a message to the gateway. */
export function requestOf(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message))
  const head = [
    'POST /fsi/api/rsfComIfsService/callService HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${String(body.length)}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

/** What a run of requests took. */
export interface Load {
  count: number
  perSecond: number
  /** Nanoseconds. */
  p50: number
  p99: number
}

/** Sends requests over so many connections, as fast as they are answered or at a rate. Throws on what is refused. */
export async function drive(
  port: number,
  requests: readonly Buffer[],
  { connections, perSecond }: { connections: number; perSecond?: number },
): Promise<Load> {
  const times = new Float64Array(requests.length)
  const begin = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new Connection(port)
      for (let index = next++; index < requests.length; index = next++) {
        const due = perSecond === undefined ? 0 : begin + (index / perSecond) * 1000
        if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
        // At a rate a request that had to wait for its turn has waited: it counts from when it was due.
        const start = perSecond === undefined ? performance.now() : due
        const reply = await connection.send(requests[index]!)
        times[index] = performance.now() - start
        if (!reply.includes('"infcode":0')) throw new Error(reply.toString('utf8').slice(0, 300))
      }
      connection.close()
    }),
  )
  const wallMs = performance.now() - begin
  times.sort()
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]! * 1e6
  return { count: times.length, perSecond: (times.length / wallMs) * 1000, p50: at(0.5), p99: at(0.99) }
}
