/**
 * Carries a share from one side to the other. Neither side's command writes the other: what one side has written is read here, and
 * the step that follows from it is one command of the other person, under a key that the step alone decides. So whoever comes next, after
 * a crash at any moment, does what is missing, and nothing is done twice (ADR 0041).
 */
import type { Database, PersonRow } from '../../platform/storage/index.ts'
import { ownStep, receivedShare, runShare } from './context.ts'
import type { SharingContext } from './context.ts'
import { causeOf, offeredRows, restoredRows, returnedRows } from './rows.ts'
import type { ShareOf } from './rows.ts'

type Row = PersonRow<'account_share'>

/** Both sides of a share, as they stand. */
interface Sides {
  shareId: string
  pool: string
  giverNo: string
  memberNo: string
  given: Row[]
  received: Row[]
}

const rowsOf = ({ kysely }: Database, personNo: string, shareId: string): Promise<Row[]> =>
  kysely
    .selectFrom('account_share')
    .selectAll()
    .where('person_no', '=', personNo)
    .where('share_id', '=', shareId)
    .orderBy('made_version')
    .execute()

/** Reads both sides of a share of which one is known; undefined where that person has none of this number. */
async function sidesOf(database: Database, personNo: string, shareId: string): Promise<Sides | undefined> {
  const own = await rowsOf(database, personNo, shareId)
  const [first] = own
  if (first === undefined) return undefined
  const other = await rowsOf(database, first.other_no, shareId)
  const common = { shareId, pool: first.pool }
  return first.side === 'given'
    ? { ...common, giverNo: personNo, memberNo: first.other_no, given: own, received: other }
    : { ...common, giverNo: first.other_no, memberNo: personNo, given: other, received: own }
}

const closing: readonly string[] = ['declined', 'returned', 'given-back'] satisfies Row['event'][]
const has = (rows: readonly Row[], ...events: readonly string[]): boolean =>
  rows.some((row) => events.includes(row.event))

/** Does every step that is missing on either side of a share; `personNo` is either of the two. */
export async function carryShare(context: SharingContext, personNo: string, shareId: string): Promise<void> {
  const read = () => sidesOf(context.database, personNo, shareId)
  let sides = await read()
  if (sides === undefined) return
  if (!has(sides.received, 'offered')) {
    await offer(context, sides)
    sides = (await read())!
  }
  if (isToReturn(sides)) {
    await letGo(context, sides)
    sides = (await read())!
  }
  await restore(context, sides)
}

/** Asked back and not let go yet; or let go before, and an undo freed something since. */
function isToReturn({ given, received }: Sides): boolean {
  if (!has(received, ...closing)) return has(given, 'recalled')
  return received.reduce((sum, row) => sum + row.held_fen, 0) > 0
}

async function offer(context: SharingContext, sides: Sides): Promise<void> {
  const fen = sides.given.find((row) => row.event === 'held')!.amount_fen
  await runShare(context, ownStep(sides.memberNo, 'share.offer', sides.shareId), (_file, today) => ({
    shareId: sides.shareId,
    changes: offeredRows(shareFor(sides, sides.giverNo, today), fen),
  }))
}

async function letGo(context: SharingContext, sides: Sides): Promise<void> {
  const { shareId, memberNo, giverNo, received } = sides
  const returns = received.filter((row) => row.event === 'returned' || row.event === 'given-back').length
  const step = ownStep(memberNo, 'share.return', `${shareId}:${String(returns + 1)}`)
  await runShare(context, step, (file, today) => {
    const share = receivedShare(file, shareId)
    // Declined, or let go by the member, since it was looked at: nothing is left to be let go.
    const nothing = share.closed && share.held_fen === 0
    return { shareId, changes: nothing ? {} : returnedRows(shareFor(sides, giverNo, today), share, 'returned') }
  })
}

/** Gives the giver back each amount that the member's side let go. */
async function restore(context: SharingContext, sides: Sides): Promise<void> {
  const { shareId, memberNo, giverNo, received, given } = sides
  const there = new Set(given.map((row) => row.source_id))
  for (const gone of received) {
    if (!closing.includes(gone.event) || gone.amount_fen === 0) continue
    const cause = causeOf(gone)
    if (there.has(`${shareId}/restored/${cause}`)) continue
    await runShare(context, ownStep(giverNo, 'share.restore', `${shareId}:${cause}`), (_file, today) => ({
      shareId,
      changes: restoredRows(shareFor(sides, memberNo, today), cause, gone.amount_fen),
    }))
  }
}

const shareFor = ({ shareId, pool }: Sides, otherNo: string, today: string): ShareOf => ({
  shareId,
  pool,
  otherNo,
  today,
})

const cursorName = 'sharing.carried'
/** Rows of commands that began earlier and ended later than the cursor are read again within this time. */
const overlapMs = 10 * 60_000

/**
 * Carries every share on of which something was written since the last time; the job's part. One that fails keeps no other from being
 * carried, and is looked at again the next time.
 */
export async function carryShares(context: SharingContext): Promise<void> {
  const { database, clock } = context
  const { rows } = await database.pool.query<{ person_no: string; share_id: string; last: Date }>(
    `select person_no, share_id, max(recorded_at) as last from account_share
      where recorded_at >= coalesce((select (value #>> '{}')::timestamptz from setting where name = $1), '-infinity')
                           - make_interval(secs => $2)
      group by person_no, share_id order by last`,
    [cursorName, overlapMs / 1000],
  )
  const failed: unknown[] = []
  let carried: Date | undefined
  for (const row of rows) {
    await carryShare(context, row.person_no, row.share_id).catch((error: unknown) => failed.push(error))
    if (failed.length === 0) carried = row.last
  }
  if (carried !== undefined)
    await database.pool.query(
      `insert into setting (name, value, changed_at) values ($1, to_jsonb($2::text), $3)
       on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
      [cursorName, carried.toISOString(), clock.now()],
    )
  if (failed.length > 0)
    throw new AggregateError(failed, `${String(failed.length)} shares of accounts are not carried on`)
}
