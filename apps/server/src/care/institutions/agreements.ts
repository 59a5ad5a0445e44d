/**
 * Agreements with institutions (定点协议): what was done to them in order, and what follows for a day. The actions are
 * only ever added to; institution_agreement keeps both what held and what we knew, so that an earlier day can be asked
 * again.
 */
import { agreementActions, agreementMachine, agreementStates, allowedActions, problem } from '@yidi/contracts'
import type {
  AgreementAction,
  AgreementCommand,
  AgreementEvent,
  AgreementOfPool,
  AgreementState,
  Actor,
} from '@yidi/contracts'
import { formatDay, parseDay } from '@yidi/rules'
import { CompiledQuery } from 'kysely'
import type { Kysely } from 'kysely'
import type { ActorKind, Tables } from '../../platform/storage/index.ts'

interface Recorded {
  no: number
  action: AgreementAction
  day: string
  reason: string | null
  at: Date
  application: string | null
}

/** What institution_agreement says of an agreement whose making is not recorded (entered before, or by the demonstration). */
interface Held {
  status: 'in-force' | 'suspended' | 'terminated'
  from_day: string
  reason: string | null
}

/** An agreement is one between an institution and the agency of one pool, or of a region that is no pool here. */
interface AgreementKey {
  institution: string
  region: string
}

/** State, since when, why, and the whole history. */
export async function readAgreement(
  db: Kysely<Tables>,
  key: AgreementKey,
  day: string,
): Promise<Pick<AgreementOfPool, 'state' | 'title' | 'since' | 'reason' | 'history'>> {
  const actions = await readActions(db, key)
  const { state, since, reason } = stateOf(actions, await readHeld(db, key, day))
  return { state, title: agreementStates[state].title, since, reason, history: actions.map(eventOf) }
}

/** The application by which an institution waits for an agreement; null: entered at the desk; undefined: it does not wait. */
export async function applicationUnderWay(
  db: Kysely<Tables>,
  key: AgreementKey,
): Promise<{ application: string | null } | undefined> {
  const last = (await readActions(db, key)).at(-1)
  return last?.action === 'apply' ? { application: last.application } : undefined
}

function eventOf({ no, action, day, reason, at }: Recorded): AgreementEvent {
  return { no, action, title: agreementActions[action].title, day, reason, at: at.toISOString() }
}

async function readActions(db: Kysely<Tables>, { institution, region }: AgreementKey): Promise<Recorded[]> {
  const rows = await db
    .selectFrom('agreement_action')
    .selectAll()
    .where('institution', '=', institution)
    .where('region', '=', region)
    .orderBy('action_no')
    .execute()
  return rows.map((row) => ({
    no: row.action_no,
    action: row.action as AgreementAction,
    day: row.effective_day,
    reason: row.reason,
    at: row.recorded_at,
    application: row.application,
  }))
}

async function readHeld(
  db: Kysely<Tables>,
  { institution, region }: AgreementKey,
  day: string,
): Promise<Held | undefined> {
  return db
    .selectFrom('institution_agreement')
    .select(['status', 'from_day', 'reason'])
    .where('institution', '=', institution)
    .where('region', '=', region)
    .where('known_to', 'is', null)
    .where('from_day', '<=', day)
    .where((e) => e.or([e('to_day', 'is', null), e('to_day', '>=', day)]))
    .orderBy('from_day', 'desc')
    .orderBy('agreement_no', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function stateOf(
  actions: readonly Recorded[],
  held: Held | undefined,
): { state: AgreementState; since: string | null; reason: string | null } {
  const last = actions.at(-1)
  if (last === undefined) {
    return { state: held?.status ?? 'none', since: held?.from_day ?? null, reason: held?.reason ?? null }
  }
  return { state: stateAfter[last.action], since: last.day, reason: last.reason }
}

/** Every action of the table leads to one state, whatever it starts from. */
const stateAfter = Object.fromEntries(
  Object.values(agreementMachine).flatMap((actions) => Object.entries(actions).map(([action, { to }]) => [action, to])),
) as Record<AgreementAction, AgreementState>

/** What an action makes of the days from its own on; undefined: they stay as they are. */
const heldAfter: Partial<Record<AgreementAction, Held['status']>> = {
  sign: 'in-force',
  suspend: 'suspended',
  restore: 'in-force',
  reinstate: 'in-force',
  terminate: 'terminated',
}

interface AgreementChange {
  institution: { code: string; name: string }
  /** Pool or region whose agency acts, or is applied to. */
  region: string
  command: AgreementCommand
  by: { actor: string; kind: ActorKind; roles: readonly Actor[] }
  /** The institution's own application that the action belongs to. */
  application?: string
  today: string
  at: Date
}

/**
 * Does one action and records it; call it in a transaction. Throws `agreement-action-not-allowed`,
 * `agreement-application-under-way`, `agreement-reason-missing`, `agreement-day-not-valid`, `agreement-changed-meanwhile`.
 */
export async function changeAgreement(db: Kysely<Tables>, change: AgreementChange): Promise<void> {
  const { institution, region, command, by, application = null, today, at } = change
  const key = { institution: institution.code, region }
  const actions = await readActions(db, key)
  const { state, since } = stateOf(actions, await readHeld(db, key, today))
  refuseBeside(change, actions.at(-1))
  refuseWrong(change, state, since)
  const { action } = command
  const day = command.day ?? (since !== null && since > today ? since : today)
  const reason = command.reason?.trim() ?? null
  const written = await db
    .insertInto('agreement_action')
    .values({
      ...key,
      action_no: (actions.at(-1)?.no ?? 0) + 1,
      action,
      effective_day: day,
      reason,
      actor_kind: by.kind,
      actor: by.actor,
      recorded_at: at,
      application,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('action_no')
    .executeTakeFirst()
  // Somebody else acted between our reading and our writing: the number of the action is taken.
  if (written === undefined) throw problem('agreement-changed-meanwhile', { name: institution.name })
  const status = heldAfter[action]
  if (status === undefined) return
  await holdAgreements(db, [{ ...key, status, day, reason }], at)
}

/** What an institution has applied for itself is decided on its application, by two people, and nowhere else. */
function refuseBeside({ institution, application }: AgreementChange, last: Recorded | undefined): void {
  if (last?.action !== 'apply' || last.application === null || last.application === application) return
  throw problem('agreement-application-under-way', { name: institution.name, application: last.application })
}

/** How far ahead an action may take effect, in days: what lies further is a slip of the hand. */
export const longestAheadDays = 366

function refuseWrong(
  { institution, command, by, today }: AgreementChange,
  state: AgreementState,
  since: string | null,
): void {
  const { action } = command
  const allowed = allowedActions(agreementMachine, state, ...by.roles)
  if (!allowed.includes(action)) {
    throw problem('agreement-action-not-allowed', {
      name: institution.name,
      state: agreementStates[state].title,
      action: agreementActions[action].title,
      allowed:
        allowed.length === 0
          ? '现在没有您可以办的。'
          : `现在可以：${allowed.map((each) => agreementActions[each].title).join('、')}。`,
    })
  }
  if (agreementActions[action].reason && (command.reason ?? '').trim() === '') {
    throw problem('agreement-reason-missing', { action: agreementActions[action].title })
  }
  if (command.day === undefined) return
  const latest = formatDay(parseDay(today) + longestAheadDays)
  if ((since !== null && command.day < since) || command.day > latest) {
    throw problem('agreement-day-not-valid', { day: command.day, last: since ?? '第一天', latest })
  }
}

/** From `day` on the agreement of an institution has this status. */
export interface AgreementHold {
  institution: string
  /** The pool or region whose agency signs. */
  region: string
  status: Held['status']
  day: string
  reason: string | null
}

interface ClosedRow extends Held {
  institution: string
  region: string
  agreement_no: number
  day: string
}

const holdColumns = 'institution text, region text, status text, day date, reason text'

/**
 * Writes what holds from a day on, at most once an institution and agency. What was known of those days is closed and kept; what is
 * known from now on is written beside it. Call it in a transaction that has written the action first: two of one agreement never get
 * here at once. Each statement writes one table and reads no other change: the table lies whole on every node (ADR 0047).
 */
export async function holdAgreements(db: Kysely<Tables>, holds: readonly AgreementHold[], at: Date): Promise<void> {
  const run = async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
  const closed = await run<ClosedRow>(
    `select a.institution, a.region, a.agreement_no, a.status, a.from_day, a.reason, g.day
       from institution_agreement a join jsonb_to_recordset($1::jsonb) as g (${holdColumns}) using (institution, region)
      where a.known_to is null and (a.to_day is null or a.to_day >= g.day)
      order by a.institution, a.region, a.from_day`,
    [JSON.stringify(holds)],
  )
  const numbers = await run<AgreementKey & { last: number }>(
    `select institution, region, max(agreement_no) as last from institution_agreement
      where institution = any($1) group by institution, region`,
    [holds.map(({ institution }) => institution)],
  )
  if (closed.length > 0)
    await run(
      `update institution_agreement a set known_to = $2
         from jsonb_to_recordset($1::jsonb) as g (institution text, region text, agreement_no int)
        where a.institution = g.institution and a.region = g.region and a.agreement_no = g.agreement_no`,
      [JSON.stringify(closed), at],
    )
  await run(
    `insert into institution_agreement
       (institution, agreement_no, region, status, from_day, to_day, reason, known_from)
     select institution, agreement_no, region, status, from_day, to_day, reason, $2
       from jsonb_to_recordset($1::jsonb) as w
         (institution text, agreement_no int, region text, status text, from_day date, to_day date, reason text)`,
    [JSON.stringify(numbered(heldFrom(holds, closed), numbers)), at],
  )
}

interface HeldRow extends Held, AgreementKey {
  to_day: string | null
}

/** What held before as far as the day before, then what holds from the day on. */
function heldFrom(holds: readonly AgreementHold[], closed: readonly ClosedRow[]): HeldRow[] {
  const before = closed
    .filter(({ from_day, day }) => from_day < day)
    .map(({ institution, region, status, from_day, day, reason }) => {
      return { institution, region, status, from_day, to_day: formatDay(parseDay(day) - 1), reason }
    })
  const after = holds.map(({ institution, region, status, day, reason }) => {
    return { institution, region, status, from_day: day, to_day: null, reason }
  })
  return [...before, ...after]
}

/** Each agreement counts on from its last number. */
function numbered(
  rows: readonly HeldRow[],
  lasts: readonly (AgreementKey & { last: number })[],
): (HeldRow & { agreement_no: number })[] {
  const keyOf = ({ institution, region }: AgreementKey): string => `${institution} ${region}`
  const next = new Map(lasts.map((row) => [keyOf(row), row.last + 1]))
  return rows.map((row) => {
    const agreement_no = next.get(keyOf(row)) ?? 1
    next.set(keyOf(row), agreement_no + 1)
    return { ...row, agreement_no }
  })
}
