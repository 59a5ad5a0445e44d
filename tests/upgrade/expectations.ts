/**
 * What a platform says of everything that has to survive an upgrade, in facts and no wording: asked when the dump was made,
 * and again of the upgraded database. It asks through public functions and the doors.
 */
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type {
  AuditList,
  AuditVerdict,
  ContactMessage,
  DeskQueueMessage,
  FilingReceipt,
  KeptDraft,
  MaterialMessage,
  NoticesMessage,
  PersonPage,
  ProblemDocument,
  SettlementLineMessage,
  SumsMessage,
} from '@yidi/contracts'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { people as demonstration } from '../../apps/server/src/demonstration/data.ts'
import { filingsOf } from '../../apps/server/src/filing/record/index.ts'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { verifyAudit } from '../../apps/server/src/platform/audit/index.ts'
import { findPersonNoByIdNumber } from '../../apps/server/src/person/people/index.ts'
import { registersOf } from '../../apps/server/src/person/registers/index.ts'
import { verifyOverlaps } from '../../apps/server/src/care/settlements/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import type { Reply } from '../hospital/hospital.ts'
import { auditor, citizen, desk, plainReply, review } from './doors.ts'
import type { Doors, SentCommand, SentMessage, Visitor } from './doors.ts'
import { newcomer } from './newcomer.ts'
import type { FilingRecord, WholeRegister } from '../../apps/server/src/person/file/index.ts'

export interface Expectations {
  /** The moment that the clock shows, before and after. */
  moment: string
  /** How many rows and seals the audit has. */
  audit: { rows: number; seals: number }
  /** What was done to each person's records, as the auditor's page lists it. */
  done: Record<string, unknown>
  notices: Record<string, string[]>
  facts: Facts
  /** The codes that are printed on the receipts of filings, by filing. */
  receipts: Record<string, string>
  /** Each message of a hospital, with what becomes of it when it is sent again. */
  messages: (SentMessage & { again: string })[]
  /** Each command of a page, likewise. */
  commands: (SentCommand & { again: string })[]
}

export interface Facts {
  /** Debits less credits of each account of each book, in fen. */
  books: Record<string, number>
  people: Record<string, Awaited<ReturnType<typeof personOf>>>
  /** What waits at the desk of each pool. */
  queues: Record<string, unknown>
}

const { release } = loadPolicyFolder(defaultPolicyFolder)
const pools = [...new Set(demonstration.map(({ pool }) => pool))].sort()

/** Everything but the receipts, which are printed before. What is sent again is `sent`; it comes last, for a refusal may leave a mark. */
export async function look(
  doors: Doors,
  sent: Pick<Expectations, 'messages' | 'commands'>,
): Promise<Omit<Expectations, 'receipts'>> {
  const { rows, seals } = await answerOf<AuditVerdict>(doors, '/api/desk/audit/verify', {})
  return {
    moment: doors.platform.clock.now().toISOString(),
    audit: { rows, seals },
    // Before the rest, for looking at a person is on record too.
    done: await ofEverybody(doors, ({ idNumber }) => doneTo(doors, idNumber)),
    notices: await noticesOf(doors),
    facts: await factsOf(doors),
    ...(await again(doors, sent)),
  }
}

/** What holds of the money, the people and the work that waits. */
export async function factsOf(doors: Doors): Promise<Facts> {
  return {
    books: await booksOf(doors.platform.db),
    people: await ofEverybody(doors, (person) => personOf(doors, person)),
    queues: await byKey(pools, async (pool) => [pool, await queueOf(doors, pool)]),
  }
}

/** The inbox of everybody: kind and id. */
function noticesOf(doors: Doors): Promise<Record<string, string[]>> {
  return ofEverybody(doors, async ({ personNo }) => {
    const { notices } = await doors.get<NoticesMessage>(citizen(personNo), '/api/me/notices')
    return notices.map(({ id, kind, read }) => `${kind} ${id}${read ? ' read' : ''}`)
  })
}

/** Every message and every command once more, byte for byte. */
export async function again(
  doors: Doors,
  { messages, commands }: Pick<Expectations, 'messages' | 'commands'>,
): Promise<Pick<Expectations, 'messages' | 'commands'>> {
  return {
    messages: await inTurn(messages, async (message) => ({ ...message, again: await sentAgain(doors, message) })),
    commands: await inTurn(commands, async (command) => ({ ...command, again: await doneAgain(doors, command) })),
  }
}

/** What `yidi ledger verify` finds, audit included. */
export async function faultsOf(db: Database): Promise<unknown[]> {
  return [...(await verifyLedger(db)).faults, ...(await verifyOverlaps(db, release)).faults, ...(await verifyAudit(db))]
}

/** `first reply`, or the refusal: its code and the message that undid it. */
export async function sentAgain(doors: Doors, { body, reply: first }: SentMessage): Promise<string> {
  const headers = { 'content-type': 'text/plain;charset=utf-8' }
  const request = { method: 'POST', url: '/fsi/api/rsfComIfsService/callService', headers, payload: body } as const
  const reply = plainReply(JSON.parse((await doors.platform.app.inject(request)).body) as Reply)
  if (reply.infcode === 0) return isDeepStrictEqual(reply, first) ? 'first reply' : 'another reply'
  const text = reply.err_msg ?? ''
  const code = /^\[(G\d+)\]/.exec(text)?.[1] ?? text
  const by = /(\d{4})（报文ID ([^）]+)）/.exec(text)
  return by === null ? code : `${code} by ${by[1]!} ${by[2]!}`
}

/** Whether everything that was said is said again; a later version may say more beside it. */
function saysAgain(now: unknown, first: unknown): boolean {
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return isDeepStrictEqual(now, first)
  if (typeof now !== 'object' || now === null) return false
  return Object.entries(first).every(([key, value]) => saysAgain((now as Record<string, unknown>)[key], value))
}

/** `first answer`, or the code of the refusal; what is told once alone, as a password, makes another answer. */
async function doneAgain(doors: Doors, command: SentCommand): Promise<string> {
  const answer = await doors.again(command)
  if (answer.statusCode >= 300) return answer.json<ProblemDocument>().code
  const same = answer.statusCode === command.status && saysAgain(answer.json(), command.answer)
  return same ? 'first answer' : 'another answer'
}

async function booksOf(db: Database): Promise<Record<string, number>> {
  const { rows } = await db.pool.query<{ account: string; fen: number }>(
    `select book || ' ' || account as account, sum(fen)::bigint as fen
       from (select book, debit as account, amount_fen as fen from posting
             union all select book, credit, -amount_fen from posting) each
      group by 1 order by 1`,
  )
  return Object.fromEntries(rows.map(({ account, fen }) => [account, Number(fen)]))
}

interface Somebody {
  personNo: string
  idNumber: string
  pool: string
}

async function personOf(doors: Doors, { personNo, pool }: Somebody) {
  const { db } = doors.platform
  const by = citizen(personNo)
  const { sums, accounts } = await doors.get<SumsMessage>(by, '/api/me/sums')
  const { settlements } = await doors.get<{ settlements: SettlementLineMessage[] }>(by, '/api/settlements')
  const page = await doors.get<PersonPage>(desk(pool), `/api/desk/people/${personNo}`)
  return {
    name: page.name,
    phone: page.phone,
    card: page.card,
    email: (await doors.get<ContactMessage>(by, '/api/me/contact')).email,
    draft: (await doors.get<KeptDraft>(by, '/api/drafts/filing')).draft?.form,
    enrolments: page.enrolments.map((one) => [one.category, one.from, one.to, one.knownTo]),
    benefits: page.benefits.map((one) => [one.status, one.from, one.to, one.knownTo]),
    years: sums.map(({ pool, insurance, ...sum }) => ({ pool, insurance, ...amountsOf(sum) })),
    accounts,
    settlements: settlements.map(({ id, kind, state, ...line }) => ({ id, kind, state, ...amountsOf(line) })),
    filings: await inTurn(await filingsOf(db, personNo), (filing) => filingOf(doors, filing)),
    registers: await inTurn(await registersOf(db, personNo), (record) => registerOf(doors, record)),
  }
}

/** A filing as its actions make it, and the papers that the person can open. */
async function filingOf(doors: Doors, filing: FilingRecord) {
  const { personNo, filingId, type, state, from, to, destination, actions } = filing
  const by = citizen(personNo)
  const { materials } = await doors.get<{ materials: MaterialMessage[] }>(by, `/api/filings/${filingId}/materials`)
  return {
    ...{ filingId, type, state, from, to, destination },
    actions: actions.map(({ action, actor }) => `${action} ${actor}`),
    materials: await papersOf(doors, by, '/api/materials', materials),
  }
}

/** A register record as its actions make it, and the papers that the desk can open. */
async function registerOf(doors: Doors, record: WholeRegister) {
  const { recordId, kind, state, from, to, pool, actions } = record
  const url = `/api/desk/registers/${recordId}`
  const atDesk = kind === 'designated-disease' && record.application.actor_kind === 'person'
  const { materials } = atDesk
    ? await doors.get<{ materials: MaterialMessage[] }>(review(pool), url)
    : { materials: [] }
  return {
    ...{ recordId, kind, state, from, to },
    actions: actions.map(({ action, actor }) => `${action} ${actor}`),
    materials: await papersOf(doors, review(pool), `${url}/materials`, materials),
  }
}

/** Which files can be opened, and what they hold. */
function papersOf(doors: Doors, by: Visitor, url: string, materials: readonly MaterialMessage[]): Promise<string[]> {
  return inTurn(materials, async ({ id }) => {
    const { rawPayload } = await doors.paper(by, `${url}/${id}`)
    return `${id} ${createHash('sha256').update(rawPayload).digest('hex')}`
  })
}

/** Prints the receipts of every filing that has one; gives their codes. */
export async function printReceipts(doors: Doors): Promise<Record<string, string>> {
  const filings = Object.values(
    await ofEverybody(doors, ({ personNo }) => filingsOf(doors.platform.db, personNo)),
  ).flat()
  const delivered = filings.filter(({ state }) => state === 'delivered')
  return byKey(delivered, async ({ personNo, filingId }) => {
    const { code } = await doors.get<FilingReceipt>(citizen(personNo), `/api/filings/${filingId}/receipt`)
    return [filingId, code]
  })
}

/** The amounts alone of a message with words. */
function amountsOf(line: object): Record<string, unknown> {
  const isAmount = (value: unknown): boolean => typeof value === 'number' || /^-?\d+\.\d\d$/.test(String(value))
  return Object.fromEntries(Object.entries(line).filter(([, value]) => isAmount(value)))
}

/** The page of the audit about a person, the latest first. */
async function doneTo(doors: Doors, idNumber: string): Promise<unknown[]> {
  const question = { idNumber, from: '2026-06-01', to: '2026-06-30', limit: 200 }
  const { rows } = await answerOf<AuditList>(doors, '/api/desk/audit/search', question)
  const moments = rows.map(({ at }) => at)
  if (!isDeepStrictEqual(moments, [...moments].sort().reverse())) throw new Error(`${idNumber}: not the latest first`)
  // Rows of one moment have no order of their own.
  return rows
    .map(({ at, actorKind, actor, action, subjectId, detail }) => [
      at,
      `${actorKind} ${actor}`,
      action,
      subjectId,
      detail,
    ])
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? 1 : -1))
}

async function queueOf(doors: Doors, pool: string): Promise<unknown> {
  const { tasks, counts } = await doors.get<DeskQueueMessage>(desk(pool), '/api/desk/tasks')
  return {
    counts,
    tasks: tasks.map(({ id, kind, type, state, channel, openedAt, dueDay, assignee }) => ({
      ...{ id, kind, type, state, channel, openedAt, dueDay, assignee },
    })),
  }
}

/** The auditor's questions are no part of the story, so they are not written down. */
async function answerOf<Answer>(doors: Doors, url: string, body: object): Promise<Answer> {
  const answer = await doors.again({ by: auditor, url, key: 'upgrade-look', body })
  if (answer.statusCode !== 200) throw new Error(`${url} ${answer.body}`)
  return answer.json<Answer>()
}

/** By the person's number: the demonstration's people and the newcomer of the story. */
async function ofEverybody<Result>(
  doors: Doors,
  work: (person: Somebody) => Promise<Result>,
): Promise<Record<string, Result>> {
  const personNo = await findPersonNoByIdNumber(doors.platform.db, newcomer.idNumber)
  if (personNo === undefined) throw new Error('the newcomer of the story is not found by the ID number')
  return byKey([...demonstration, { ...newcomer, personNo }], async (person) => [person.personNo, await work(person)])
}

async function byKey<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<[string, Result]>,
): Promise<Record<string, Result>> {
  return Object.fromEntries(await inTurn(items, work))
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}
