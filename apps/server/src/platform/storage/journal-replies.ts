/**
 * Brings the replies of earlier versions into the journal's one form, sealed JSON: those of our own pages were kept as they
 * were, and an upload's was the bare number of the material.
 */
import type pg from 'pg'
import type { Ciphers } from './ciphers.ts'
import { personReplyPlace } from './replies.ts'

interface Row {
  person_no: string
  entry_no: number
  name: string
  key: string
  reply: Buffer
}

const rowsAtOnce = 500

/** Runs in the migration that makes the journal. What no key of the ring opens stays, and is as unreadable as before. */
export async function renewReplies(client: pg.PoolClient, ciphers: Ciphers): Promise<void> {
  let last: Row | undefined
  do {
    const { rows } = await client.query<Row>(
      `select person_no, entry_no, name, key, reply from journal
        where reply is not null and (substring(reply from 1 for 1) <> '\\x01' or subject_id like 'M%')
          and (person_no, entry_no) > ($1, $2)
        order by person_no, entry_no limit ${String(rowsAtOnce)}`,
      [last?.person_no ?? '', last?.entry_no ?? 0],
    )
    for (const row of rows) await renew(client, ciphers, row)
    last = rows.at(-1)
  } while (last !== undefined)
}

async function renew(client: pg.PoolClient, ciphers: Ciphers, row: Row): Promise<void> {
  const { person_no: personNo, entry_no: entryNo, reply } = row
  const place = personReplyPlace(personNo, row)
  let text: string
  try {
    text = ciphers.isSealed(reply) ? ciphers.open(reply, place) : reply.toString('utf8')
  } catch {
    return
  }
  await client.query('update journal set reply = $1 where person_no = $2 and entry_no = $3', [
    ciphers.seal(isJson(text) ? text : JSON.stringify(text), place),
    personNo,
    entryNo,
  ])
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
