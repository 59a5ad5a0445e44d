/**
 * An address for mail is confirmed by a code that was sent to it: six digits, for half an hour, five tries, once. Nobody
 * is written to who did not ask for it but by that one mail, and of these only a few go out a day.
 */
import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { ContactMessage } from '@yidi/contracts'
import type pg from 'pg'
import type { AuditEntry, Database, PersonChanges } from '../storage/index.ts'
import { addressPlace, emailOf } from './contacts.ts'
import type { ContactActor } from './contacts.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import type { OutboxEvent } from '../../person/journal/index.ts'

export const codeMinutes = 30
const mostTries = 5
const mostMailsADay = 5
const pauseSeconds = 30
/** The outbox event behind a mail with a code; its subject is the request. */
export const codeEvent = 'contact-code'

const codePlace = (personNo: string): string => `contact_confirmation.code:${personNo}`

interface Row {
  request_id: string
  value_cipher: Buffer | null
  code_cipher: Buffer | null
  expires_at: Date
  tries: number
  asked_at: Date[]
  outcome: 'sent' | 'delayed' | 'refused' | null
}

async function rowOf(db: Pick<pg.Pool, 'query'>, personNo: string): Promise<Row | undefined> {
  const { rows } = await db.query<Row>({
    name: 'contact-confirmation',
    text: `select request_id, value_cipher, code_cipher, expires_at, tries, asked_at, outcome
             from contact_confirmation where person_no = $1 and kind = 'email'`,
    values: [personNo],
  })
  return rows[0]
}

/** The address that waits, sealed; null where none does. */
const sealedIn = (row: Row | undefined): Buffer | null => row?.value_cipher ?? null
const isOpen = (row: Row, now: Date): boolean =>
  row.code_cipher !== null && row.expires_at > now && row.tries < mostTries
const againAt = (row: Row): Date => new Date((row.asked_at.at(-1)?.getTime() ?? 0) + pauseSeconds * 1000)

/** What stands: the confirmed address, and the one that waits for its code. */
export async function contactOf(db: Database, personNo: string, offered: boolean, now: Date): Promise<ContactMessage> {
  const email = (await emailOf(db, personNo)) ?? null
  const row = await rowOf(db.pool, personNo)
  const sealed = sealedIn(row)
  if (row === undefined || sealed === null) return { offered, email }
  return {
    offered,
    email,
    waiting: {
      email: db.ciphers.open(sealed, addressPlace(personNo)),
      // An address that was given before there were codes has had no mail yet.
      mail: row.code_cipher === null ? 'delayed' : (row.outcome ?? 'under-way'),
      open: isOpen(row, now),
      expiresAt: row.expires_at.toISOString(),
      triesLeft: Math.max(0, mostTries - row.tries),
      againAt: againAt(row).toISOString(),
    },
  }
}

/**
 * Takes an address and asks for a code to it. The one that is confirmed already needs none, and one whose code is still
 * good gets no second mail: whoever taps twice is written to once.
 */
export async function giveAddress(
  db: Database,
  personNo: string,
  email: string,
  actor: ContactActor,
  now: Date,
): Promise<void> {
  const row = await rowOf(db.pool, personNo)
  const sealed = sealedIn(row)
  if ((await emailOf(db, personNo)) === email) {
    if (sealed !== null) await write(db, personNo, actor, now, { action: 'contact.kept' }, dropWaiting)
    return
  }
  const waiting = sealed === null ? undefined : db.ciphers.open(sealed, addressPlace(personNo))
  if (row !== undefined && waiting === email && isOpen(row, now)) return
  await sendCode(db, personNo, email, actor, now)
}

/** Another code to the address that waits. Throws where none does. */
export async function sendAgain(db: Database, personNo: string, actor: ContactActor, now: Date): Promise<void> {
  const sealed = sealedIn(await rowOf(db.pool, personNo))
  if (sealed === null) throw problem('mail-code-not-expected')
  await sendCode(db, personNo, db.ciphers.open(sealed, addressPlace(personNo)), actor, now)
}

async function sendCode(db: Database, personNo: string, email: string, actor: ContactActor, now: Date): Promise<void> {
  const requestId = randomUUID()
  const { ciphers } = db
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const values = [
    personNo,
    requestId,
    ciphers.seal(email, addressPlace(personNo)),
    ciphers.seal(code, codePlace(personNo)),
    new Date(now.getTime() + codeMinutes * 60_000),
    now,
    mostMailsADay,
    pauseSeconds,
  ]
  const event: OutboxEvent = { kind: codeEvent, subjectId: requestId }
  await write(db, personNo, actor, now, { action: 'contact.asked', event }, async (client) => {
    // The limits stand in the statement, so that two requests at once cannot both pass them.
    const { rowCount } = await client.query(
      `insert into contact_confirmation as c
         (person_no, kind, request_id, value_cipher, code_cipher, expires_at, asked_at)
       values ($1, 'email', $2, $3, $4, $5, array[$6::timestamptz])
       on conflict (person_no, kind) do update
         set request_id = excluded.request_id, value_cipher = excluded.value_cipher, code_cipher = excluded.code_cipher,
             expires_at = excluded.expires_at, tries = 0, outcome = null,
             asked_at = array(select a from unnest(c.asked_at) a where a > $6::timestamptz - interval '1 day' order by a)
                        || excluded.asked_at
       where (select count(*) from unnest(c.asked_at) a where a > $6::timestamptz - interval '1 day') < $7
         and not exists (select from unnest(c.asked_at) a where a > $6::timestamptz - make_interval(secs => $8))`,
      values,
    )
    if (rowCount === 1) return
    const row = await rowOf(client, personNo)
    const seconds = Math.ceil(((row === undefined ? now : againAt(row)).getTime() - now.getTime()) / 1000)
    throw seconds > 0
      ? problem('mail-code-too-soon', { seconds })
      : problem('mail-codes-too-many', { count: mostMailsADay })
  })
}

/** Confirms the address that waits, once. A wrong code costs a try before it is looked at. */
export async function confirmAddress(
  db: Database,
  personNo: string,
  typed: string,
  actor: ContactActor,
  now: Date,
): Promise<void> {
  const { rows } = await db.pool.query<Row>({
    name: 'try-contact-code',
    text: `update contact_confirmation set tries = tries + 1
            where person_no = $1 and kind = 'email' and value_cipher is not null and code_cipher is not null
              and expires_at > $2 and tries < $3
           returning *`,
    values: [personNo, now, mostTries],
  })
  const [row] = rows
  if (row === undefined) {
    if (sealedIn(await rowOf(db.pool, personNo)) === null) throw problem('mail-code-not-expected')
    throw problem('mail-code-over', { minutes: codeMinutes, tries: mostTries })
  }
  const code = typed.normalize('NFKC').replace(/\s/g, '')
  if (!sameCode(code, db.ciphers.open(row.code_cipher!, codePlace(personNo)))) {
    if (row.tries >= mostTries) throw problem('mail-code-over', { minutes: codeMinutes, tries: mostTries })
    throw problem('mail-code-wrong', { code: code.slice(0, 20), left: mostTries - row.tries })
  }
  const changes: PersonChanges = { contact: [{ kind: 'email', value_cipher: row.value_cipher }] }
  await write(db, personNo, actor, now, { action: 'contact.confirmed', changes }, async (client) => {
    const { rowCount } = await client.query(
      `update contact_confirmation set value_cipher = null, code_cipher = null
        where person_no = $1 and kind = 'email' and request_id = $2 and code_cipher is not null`,
      [personNo, row.request_id],
    )
    if (rowCount !== 1) throw problem('mail-code-not-expected')
  })
}

/** Takes back the address, confirmed or waiting. */
export async function dropAddress(db: Database, personNo: string, actor: ContactActor, now: Date): Promise<void> {
  const changes: PersonChanges = { contact: [{ kind: 'email', value_cipher: null }] }
  await write(db, personNo, actor, now, { action: 'contact.removed', changes }, dropWaiting)
}

const sameCode = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

async function dropWaiting(client: Pick<pg.Pool, 'query'>, personNo: string): Promise<void> {
  await client.query(
    `update contact_confirmation set value_cipher = null, code_cipher = null where person_no = $1 and kind = 'email'`,
    [personNo],
  )
}

/** The person's commit and the row of the confirmation in one transaction. */
async function write(
  db: Database,
  personNo: string,
  actor: ContactActor,
  at: Date,
  what: { action: AuditEntry['action']; changes?: PersonChanges; event?: OutboxEvent },
  work: (client: Pick<pg.Pool, 'query'>, personNo: string) => Promise<void>,
): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    await commitForPerson(
      { pool: client, ciphers: db.ciphers },
      {
        personNo,
        at,
        changes: what.changes ?? {},
        audit: [{ ...actor, action: what.action, subjectId: personNo }],
        ...(what.event === undefined ? {} : { outbox: [what.event] }),
      },
    )
    await work(client, personNo)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** What a mail with a code says; undefined once the code is of no use any more. */
export async function codeToSend(
  db: Database,
  personNo: string,
  requestId: string,
  now: Date,
): Promise<{ email: string; code: string } | undefined> {
  const row = await rowOf(db.pool, personNo)
  if (row?.request_id !== requestId || row.value_cipher === null || !isOpen(row, now)) return undefined
  return {
    email: db.ciphers.open(row.value_cipher, addressPlace(personNo)),
    code: db.ciphers.open(row.code_cipher!, codePlace(personNo)),
  }
}

/** Notes what became of the mail, for the page. */
export async function noteOutcome(
  db: Pick<Database, 'pool'>,
  personNo: string,
  requestId: string,
  outcome: NonNullable<Row['outcome']>,
): Promise<void> {
  await db.pool.query(
    `update contact_confirmation set outcome = $3 where person_no = $1 and kind = 'email' and request_id = $2`,
    [personNo, requestId, outcome],
  )
}
