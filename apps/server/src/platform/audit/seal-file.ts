/**
 * The copy of the seals outside the database: one line of JSON a seal, only ever appended. Whoever can write everything in
 * the database can take away its end; a file that he cannot reach still has it.
 */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Database } from '../storage/index.ts'
import type { AuditFault } from './fault.ts'

interface SealLine {
  no: number
  to: string
  rows: number
  /** Keyed hash, hexadecimal. */
  hash: string
}

/** The end of a file that surely holds its last line. */
const tailBytes = 4096
const atOnce = 1000

/** Appends the seals that the file does not have, and waits until they are on its disk. Gives how many. */
export async function copySeals({ pool }: Pick<Database, 'pool'>, path: string): Promise<number> {
  const file = await open(path, 'a+')
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, tailBytes))
    await file.read(tail, 0, tail.length, size - tail.length)
    let last = lastNo(tail.toString('utf8'))
    // A line that broke off stays as it is; the seal is written whole on the next.
    if (size > 0 && tail.at(-1) !== 0x0a) await file.appendFile('\n')
    let copied = 0
    for (;;) {
      const { rows } = await pool.query<SealLine>(
        `select seal_no::int as no, to_at as to, row_count as rows, encode(hash, 'hex') as hash
           from seal where seal_no > $1 order by seal_no limit ${String(atOnce)}`,
        [last],
      )
      if (rows.length === 0) break
      await file.appendFile(rows.map((line) => `${JSON.stringify(line)}\n`).join(''))
      last = rows.at(-1)!.no
      copied += rows.length
    }
    if (copied > 0) await file.sync()
    return copied
  } finally {
    await file.close()
  }
}

/** Every seal that the file has, against the database. */
export async function verifySealFile({ pool }: Pick<Database, 'pool'>, path: string): Promise<AuditFault[]> {
  const { rows } = await pool.query<{ no: number; hash: string }>(
    `select seal_no::int as no, encode(hash, 'hex') as hash from seal`,
  )
  const kept = new Map(rows.map(({ no, hash }) => [no, hash]))
  const faults: AuditFault[] = []
  try {
    for await (const text of createInterface({ input: createReadStream(path) })) {
      const line = readLine(text)
      if (line === undefined || kept.get(line.no) === line.hash) continue
      const message = kept.has(line.no) ? '封存与外部留存的不同' : '外部留存里有这次封存，库里没有，已被删除'
      faults.push({ message, subject: `封存 ${String(line.no)}` })
    }
  } catch (error) {
    faults.push({
      message: `读不了（${String((error as { code?: string }).code)}），没有核对`,
      subject: `封存的留存文件 ${path}`,
    })
  }
  return faults
}

function lastNo(tail: string): number {
  const numbers = tail.split('\n').map((text) => readLine(text)?.no ?? 0)
  return Math.max(0, ...numbers)
}

function readLine(text: string): SealLine | undefined {
  try {
    return JSON.parse(text) as SealLine
  } catch {
    return undefined
  }
}
