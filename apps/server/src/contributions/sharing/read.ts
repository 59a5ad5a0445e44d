/** 家庭共济 as one of its two people sees it. What a giver sees of its use is read of the member, with nothing else of them. */
import { shareStates } from '@yidi/contracts'
import type { ShareAction, ShareMessage, SharesMessage, ShareState } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { findPerson } from '../../person/people/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { PersonRow } from '../../platform/storage/index.ts'

type Side = PersonRow<'account_share'>['side']

/** A row of either side; one that a settlement used, with where and when that was. */
type Row = PersonRow<'account_share'> & { institution_name: string | null; from_day: string | null; undone: boolean }

/** A share as the room knows it, beside what people read. */
type Share = ShareMessage & { pool: string; otherNo: string }

/** Rows of people's sides of shares, oldest first, by the number of the share. */
async function rowsOf(database: Database, personNos: readonly string[], shareIds?: readonly string[]): Promise<Row[]> {
  const { rows } = await database.pool.query<Row>(
    `select a.*, i.name as institution_name, to_char(v.from_day, 'YYYY-MM-DD') as from_day,
            exists (select from settlement c where c.person_no = a.person_no and c.cancels = a.source_id) as undone
       from account_share a
       left join settlement s on a.event = 'used' and s.person_no = a.person_no and s.settlement_id = a.source_id
       left join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
       left join institution i on i.code = s.institution
      where a.person_no = any ($1) and ($2::text[] is null or a.share_id = any ($2))
      order by a.made_version, a.source_id`,
    [personNos, shareIds ?? null],
  )
  return rows
}

/** What a person gave, the latest first, or was given, in the order of use; of one number where it is named. */
export async function readShares(database: Database, personNo: string, side: Side, shareId?: string): Promise<Share[]> {
  const ids = shareId === undefined ? undefined : [shareId]
  const own = (await rowsOf(database, [personNo], ids)).filter((row) => row.side === side)
  const others = [...new Set(own.map((row) => row.other_no))]
  const [there, people] = await Promise.all([
    rowsOf(database, others, [...new Set(own.map((row) => row.share_id))]),
    Promise.all(others.map((no) => findPerson(database, no))),
  ])
  const names = new Map(people.map((person) => [person?.personNo, person?.name]))
  const theirs = Map.groupBy(there, (row) => row.share_id)
  const shares = [...Map.groupBy(own, (row) => row.share_id)].map(([id, rows]) => {
    const other = theirs.get(id) ?? []
    const [given, received] = side === 'given' ? [rows, other] : [other, rows]
    return shareOf(names.get(rows[0]!.other_no) ?? '', side, given, received)
  })
  return side === 'given' ? shares.reverse() : inOrder(shares)
}

const sum = (rows: readonly Row[], ...events: readonly Row['event'][]): number =>
  rows.reduce((total, row) => total + (events.includes(row.event) ? row.amount_fen : 0), 0)

function shareOf(name: string, side: Side, given: readonly Row[], received: readonly Row[]): Share {
  const held = given.find((row) => row.event === 'held')
  const offered = received.find((row) => row.event === 'offered')
  const first = (side === 'given' ? held : offered) ?? held!
  const state = stateOf(given, received)
  const leftFen = state === 'accepted' ? received.reduce((total, row) => total + row.held_fen, 0) : 0
  return {
    id: first.share_id,
    name,
    givenOn: (held ?? first).booked_day,
    state,
    stateTitle: titleOf(state, side, leftFen),
    amount: formatYuan(first.amount_fen),
    left: formatYuan(leftFen),
    used: formatYuan(sum(received, 'used') - sum(received, 'freed')),
    returned: formatYuan(sum(given, 'restored')),
    place: side === 'given' ? null : (received.findLast((row) => row.place !== null)?.place ?? null),
    uses: received
      .filter((row) => row.event === 'used')
      .map((row) => ({
        settlement: row.source_id,
        institutionName: row.institution_name ?? '',
        day: row.from_day ?? row.booked_day,
        amount: formatYuan(row.amount_fen),
        undone: row.undone,
      }))
      .reverse(),
    allowed: allowedOf(state, side),
    pool: first.pool,
    otherNo: first.other_no,
  }
}

function stateOf(given: readonly Row[], received: readonly Row[]): ShareState {
  const has = (rows: readonly Row[], event: Row['event']) => rows.some((row) => row.event === event)
  const goneFen = sum(received, 'declined', 'returned', 'given-back')
  if (has(received, 'declined')) return sum(given, 'restored') === goneFen ? 'declined' : 'returning'
  if (has(received, 'returned') || has(received, 'given-back')) {
    const heldFen = received.reduce((total, row) => total + row.held_fen, 0)
    return sum(given, 'restored') === goneFen && heldFen === 0 ? 'returned' : 'returning'
  }
  if (has(given, 'recalled')) return 'returning'
  if (has(received, 'accepted')) return 'accepted'
  return has(received, 'offered') ? 'offered' : 'under-way'
}

function titleOf(state: ShareState, side: Side, leftFen: number): string {
  if (state === 'offered' && side === 'received') return '等您接受'
  if (state === 'accepted' && leftFen === 0) return '已经用完'
  return shareStates[state]
}

function allowedOf(state: ShareState, side: Side): ShareAction[] {
  if (side === 'given') return ['under-way', 'offered', 'accepted'].includes(state) ? ['recall'] : []
  if (state === 'offered') return ['accept', 'decline']
  return state === 'accepted' ? ['give-back', 'put-first'] : []
}

/** What pays first comes first, numbered as people count; then what waits, then what is over. Only where there are two is one put first. */
function inOrder(shares: readonly Share[]): Share[] {
  const open = shares
    .filter((share) => share.state === 'accepted')
    .sort((one, other) => one.place! - other.place!)
    .map((share, index) => ({
      ...share,
      place: index + 1,
      allowed: share.allowed.filter((action) => action !== 'put-first' || index > 0),
    }))
  const waiting = shares.filter((share) => share.state === 'offered')
  const over = shares.filter((share) => share.state !== 'accepted' && share.state !== 'offered').reverse()
  return [...waiting, ...open, ...[...over].map((share) => ({ ...share, place: null }))]
}

/** Both sides of what a person shares, and what they may give from. */
export async function sharesOf(database: Database, personNo: string): Promise<SharesMessage> {
  const [state, given, received] = await Promise.all([
    database.kysely
      .selectFrom('person_state')
      .select('account_past_fen')
      .where('person_no', '=', personNo)
      .executeTakeFirst(),
    readShares(database, personNo, 'given'),
    readShares(database, personNo, 'received'),
  ])
  return { pastYear: formatYuan(state?.account_past_fen ?? 0), given: given.map(told), received: received.map(told) }
}

function told(share: Share): ShareMessage {
  const { id, name, givenOn, state, stateTitle, amount, left, used, returned, place, uses, allowed } = share
  return { id, name, givenOn, state, stateTitle, amount, left, used, returned, place, uses, allowed }
}
