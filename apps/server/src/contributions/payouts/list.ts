/** The desk's lists: what is under way, whose money waits to be asked for, and everything about one person. */
import { payoutStates, payoutWaits, problem } from '@yidi/contracts'
import type { PayoutState, PayoutsMessage, PayoutWait, PersonPayoutsMessage, Staff } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { enrolmentsOn, readFile, recordParts } from '../../person/file/index.ts'
import { findPeopleShown, findPerson } from '../../person/people/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { correctionsOf } from '../corrections/index.ts'
import type { PayoutContext } from './context.ts'
import { factsOf } from './enter.ts'
import { warningsOf } from './message.ts'
import { groupsOf, payoutKind, payoutTitle, stands } from './payout.ts'
import { nameOfPlace } from './place.ts'

const most = 200

/**
 * What is under way in a pool, or in all where it is null, and whose money lies in an account that has ended: after a death, after leaving,
 * or because something came in after it was paid out. Such money is never moved by itself.
 */
export async function listPayouts(database: Database, pool: string | null, today: string): Promise<PayoutsMessage> {
  const [open, waiting] = await Promise.all([openPayouts(database, pool), waitingAccounts(database, pool, today)])
  const numbers = [...new Set([...open, ...waiting].map(({ personNo }) => personNo))]
  const shown = await findPeopleShown(database, numbers)
  const nameOf = (personNo: string): string => shown.get(personNo)?.name ?? ''
  return {
    open: open.map(({ state, since, ...task }) => ({
      ...task,
      personName: nameOf(task.personNo),
      ...{ state, stateTitle: payoutStates[state].title, since: since.toISOString() },
    })),
    waiting: waiting.map(({ personNo, why, fen }) => ({
      ...{ personNo, personName: nameOf(personNo), why, whyTitle: payoutWaits[why], amount: formatYuan(fen) },
    })),
  }
}

interface OpenTask {
  id: string
  personNo: string
  title: string
  state: PayoutState
  since: Date
}

async function openPayouts({ pool: db }: Database, pool: string | null): Promise<OpenTask[]> {
  const { rows } = await db.query<OpenTask>(
    `select task_id as id, person_no as "personNo", title, state, opened_at as since from desk_task
      where kind = $1 and status in ('open', 'paused') and ($2::text is null or pool = $2)
      order by opened_at, person_no, length(title), title, task_id limit $3`,
    [payoutKind.name, pool, most],
  )
  return rows
}

interface WaitingAccount {
  personNo: string
  why: PayoutWait
  fen: number
}

async function waitingAccounts({ pool: db }: Database, pool: string | null, today: string): Promise<WaitingAccount[]> {
  const { rows } = await db.query<WaitingAccount>(
    `with left_us as (
       select person_no, 'death' as why from death where known_to is null
       union all
       select person_no, 'transfer' from transfer_out t where known_to is null and not taken_back and last_day < $2::date
          and not exists (select from enrolment e where e.person_no = t.person_no and e.known_to is null and e.pool = t.pool
                             and e.insurance = 'employee' and e.from_day <= $2::date and (e.to_day is null or e.to_day >= $2::date)))
     select l.person_no as "personNo",
            case when exists (select from account_entry a where a.person_no = l.person_no
                                 and a.reason in ('transfer-out', 'inheritance')) then 'late' else min(l.why) end as why,
            s.account_current_fen + s.account_past_fen as fen
       from left_us l join person_state s using (person_no) join person p using (person_no)
      where s.account_current_fen + s.account_past_fen > 0 and ($1::text is null or p.pool = $1)
        and not exists (select from desk_task d where d.kind = $3 and d.person_no = l.person_no and d.state = 'entered')
      group by l.person_no, s.account_current_fen, s.account_past_fen
      order by l.person_no limit $4`,
    [pool, today, payoutKind.name, most],
  )
  return rows
}

/** Everything about the money that leaves one person's account. Throws `person-not-found`. */
export async function payoutsOfPerson(
  context: PayoutContext,
  personNo: string,
  { own, roles }: { own: boolean } & Pick<Staff, 'roles'>,
): Promise<PersonPayoutsMessage> {
  const { database, release, clock } = context
  const [file, person, { death, transfers }] = await Promise.all([
    readFile(database, { personNo }, recordParts),
    findPerson(database, personNo),
    factsOf(context, personNo),
  ])
  if (file === undefined || person === undefined) throw problem('person-not-found', { what: '人员编号' })
  const today = clock.today()
  const { currentYearFen, pastYearFen } = file.accounts
  const groups = groupsOf(file)
  const isInherited = groups.some(([first]) => first!.detail.sort === 'inheritance' && stands(first!))
  const leaving = transfers.filter(
    ({ taken_back, pool }) =>
      !taken_back && !enrolmentsOn(file, today).some((one) => one.pool === pool && one.insurance === 'employee'),
  )
  const lastDay = death.held?.day ?? leaving.at(-1)?.last_day
  return {
    ...{ personName: person.name, own, amount: formatYuan(currentYearFen + pastYearFen) },
    ...{ currentYear: formatYuan(currentYearFen), pastYear: formatYuan(pastYearFen) },
    death:
      death.held === undefined
        ? null
        : {
            ...{ day: death.held.day, document: death.held.document, enteredBy: death.held.entered_by },
            mayTakeBack: own && !isInherited && roles.includes('accepting'),
          },
    transfers: leaving.map(({ transfer_id: id, to_place, last_day }) => ({
      ...{ id, toName: nameOfPlace(release, to_place), lastDay: last_day },
    })),
    payouts: groups
      .map(([first]) => ({
        ...{ id: first!.recordId, sort: first!.detail.sort, title: payoutTitle({ ...first!.detail, count: 1 }) },
        ...{ state: first!.state, stateTitle: payoutStates[first!.state].title },
        enteredOn: first!.application.effective_day,
      }))
      .reverse(),
    corrections: correctionsOf(file),
    warnings: lastDay === undefined ? [] : await warningsOf(context, { personNo, detail: { lastDay } }),
  }
}
