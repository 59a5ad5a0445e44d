/** One as its person reads it, and as the desk does; a caller's in the same words. */
import {
  allowedActions,
  complaintActions,
  complaintChannelTitles,
  complaintDesks,
  complaintMachine,
  complaintStates,
  complaintSubjects,
} from '@yidi/contracts'
import type {
  ComplaintAction,
  ComplaintCaseMessage,
  ComplaintMessage,
  ComplaintShort,
  ComplaintState,
  Staff,
} from '@yidi/contracts'
import { findPeopleShown } from '../../person/people/index.ts'
import { materialsOf } from '../../platform/materials/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { actorShown } from '../../platform/records/index.ts'
import type { DeskTask } from '../../platform/records/index.ts'
import type { ActorKind } from '../../platform/storage/index.ts'
import { complaintLimit, limitText } from '../desks/index.ts'
import type { CallerRecord } from '../callers/index.ts'
import { ratingLimit } from './commands.ts'
import { writtenOf } from './complaint.ts'
import { tipOffShown } from './open-case.ts'
import type { Complaint, ComplaintDetail } from './complaint.ts'

/** A step of either sort. */
interface Step {
  action: ComplaintAction
  kind: ActorKind
  actor: string
  day: string
  reason?: string
}

/** Either sort, as it is shown. */
interface Shown {
  id: string
  state: ComplaintState
  detail: ComplaintDetail
  channel: string
  text: string
  phone: string
  steps: Step[]
}

/** One of somebody we know, as it is shown. */
export function shownOf({ database }: RecordsDeps, complaint: Complaint): Shown {
  const { recordId: id, state, detail, application, actions } = complaint
  return {
    ...{ id, state, detail, channel: application.channel },
    ...writtenOf(database.ciphers, complaint),
    steps: actions.map((row) => ({
      action: row.action as ComplaintAction,
      kind: row.actor_kind,
      actor: row.actor,
      day: row.effective_day,
      ...reasonOf(row.detail),
    })),
  }
}

/** One of a caller nobody knows, in the same shape. */
export function callerShown({ recordId: id, state, said, steps }: CallerRecord): Shown {
  const { text, phone, channel, ...detail } = said
  return {
    ...{ id, state, detail, channel, text, phone },
    steps: steps.map((one) => ({
      ...{ action: one.action, kind: one.actorKind, actor: one.actor, day: one.day },
      ...reasonOf(one.detail),
    })),
  }
}

const reasonOf = ({ reason }: Record<string, unknown>): Pick<Step, 'reason'> =>
  typeof reason === 'string' ? { reason } : {}

const toneOf = (state: ComplaintState): ComplaintShort['tone'] =>
  state === 'answered' ? 'good' : state === 'withdrawn' ? 'plain' : 'waiting'

const limitOf = ({ release }: RecordsDeps, { detail, steps }: Pick<Shown, 'detail' | 'steps'>) =>
  complaintLimit(release.calendar, { answerDays: detail.answerDays, filedOn: steps[0]!.day })

/** A line of one's own list. */
export function shortOf(deps: RecordsDeps, shown: Shown): ComplaintShort {
  const { id, state, detail, steps } = shown
  return {
    ...{ id, subject: detail.subject, subjectTitle: complaintSubjects[detail.subject] },
    ...{ state, stateTitle: complaintStates[state].title, tone: toneOf(state), filedOn: steps[0]!.day },
    limit: limitText(detail.answerDays, limitOf(deps, shown)),
  }
}

async function institutionNamed({ database }: RecordsDeps, code: string | undefined) {
  if (code === undefined) return null
  const row = await database.kysely.selectFrom('institution').select('name').where('code', '=', code).executeTakeFirst()
  return { code, name: row?.name ?? code }
}

/** The desk at which it lay when it was answered. */
const deskAt = (steps: readonly Step[], at: number): string => {
  const step = steps
    .slice(0, at)
    .findLast(({ action }) => action.startsWith('to-'))
    ?.action.slice(3)
  return step === undefined ? '' : complaintDesks[step as keyof typeof complaintDesks].title
}

type Shared = Omit<ComplaintMessage, 'rateUntil' | 'materials'>

async function sharedOf(
  deps: RecordsDeps,
  shown: Shown,
  { allowed, atDesk }: { allowed: ComplaintAction[]; atDesk: boolean },
): Promise<Shared> {
  const { detail, steps, state } = shown
  const { dueDay = null } = limitOf(deps, shown)
  const answeredAt = steps.findLastIndex(({ action }) => action === 'answer')
  const answered = steps[answeredAt]
  const open = state !== 'answered' && state !== 'withdrawn'
  return {
    ...shortOf(deps, shown),
    text: shown.text,
    phone: shown.phone === '' ? null : shown.phone,
    institution: await institutionNamed(deps, detail.institution),
    settlement: detail.settlement ?? null,
    dueDay,
    overdue: open && dueDay !== null && deps.clock.today() > dueDay,
    answer:
      answered === undefined
        ? null
        : { words: answered.reason ?? '', day: answered.day, desk: deskAt(steps, answeredAt) },
    rating: detail.rating ?? null,
    steps: steps
      // How the desks hand one around among them is no matter of who wrote it.
      .filter(({ action }) => atDesk || !(action === 'return' || action.startsWith('to-')))
      .map(({ action, kind, actor, day, reason }) => ({
        ...{ title: complaintActions[action], day },
        ...(atDesk ? { who: kind === 'person' ? '本人' : actorShown(kind, actor) } : {}),
        ...(reason === undefined ? {} : { note: reason }),
      })),
    allowed,
  }
}

/** As its person reads it. */
export async function complaintMessage(deps: RecordsDeps, complaint: Complaint): Promise<ComplaintMessage> {
  const { personNo, recordId, state } = complaint
  const { until = '' } = await ratingLimit(deps, complaint)
  const over = state !== 'answered' || (until !== '' && deps.clock.today() > until)
  const may = allowedActions(complaintMachine, state, 'citizen')
  const allowed = over ? may.filter((action) => action !== 'rate') : may
  return {
    ...(await sharedOf(deps, shownOf(deps, complaint), { allowed, atDesk: false })),
    rateUntil: over ? null : until,
    materials: await materialsOf(deps.database, personNo, recordId),
  }
}

/** As the desk reads it; `task` says whose it is and who has it. */
export async function caseMessage(
  deps: RecordsDeps,
  { roles }: Pick<Staff, 'roles'>,
  task: DeskTask,
  shown: Shown,
): Promise<ComplaintCaseMessage> {
  const { personNo, subjectId, assignee } = task
  const known = personNo === '' ? undefined : (await findPeopleShown(deps.database, [personNo])).get(personNo)
  return {
    ...(await sharedOf(deps, shown, {
      allowed: allowedActions(complaintMachine, shown.state, ...roles),
      atDesk: true,
    })),
    person: known === undefined ? null : { ...known, personNo },
    channelTitle: complaintChannelTitles[shown.channel] ?? '',
    assignee,
    tipOff: await tipOffShown(deps, { roles }, { ...shown, subject: shown.detail.subject, personNo }),
    materials: personNo === '' ? [] : await materialsOf(deps.database, personNo, subjectId),
  }
}
