/** A case as the desk sees it, and as those see it whom it is about. */
import { allowedActions, caseConsequences, oversightCaseActions, oversightCaseStates } from '@yidi/contracts'
import type { CaseLine, CaseMessage, ConsequenceShown, OwnCase, OwnCasesMessage, Staff } from '@yidi/contracts'
import type { OversightCaseState, OversightSubject } from '@yidi/contracts'
import { hearingsOf, openHearing } from '../../person/hearings/index.ts'
import { readFile } from '../../person/file/index.ts'
import { materialsOf } from '../../platform/materials/index.ts'
import { actorTitles } from '../../platform/records/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { hearingDays, settingsOn } from '../settings/index.ts'
import { leftOf, liftedAgain, tipOffOf } from './after.ts'
import { measureId, meetsPerson } from './carry-out.ts'
import { interimOf } from './commands.ts'
import { consequenceText } from './consequences.ts'
import { caseKind } from './kind.ts'
import type { CaseRecord } from './kind.ts'
import { proposedOf, standingOf } from './one.ts'
import { nameOf } from './subjects.ts'
import { findCase, matterPlace, roleFor, wordsOf } from './working.ts'
import type { Found } from './working.ts'

interface Listed {
  record_id: string
  region: string
  title: string
  state: string
  opened_at: Date
  due_day: string | null
  subject_kind: OversightSubject
  subject: string
}

const lineOf = (row: Listed): CaseLine => ({
  ...{ caseId: row.record_id, pool: row.region, title: row.title, subjectKind: row.subject_kind, subject: row.subject },
  ...{ state: row.state as OversightCaseState, stateTitle: oversightCaseStates[row.state as OversightCaseState].title },
  ...{ openedAt: row.opened_at.toISOString(), dueDay: row.due_day },
})

/** The cases that one of the staff may look at, the latest first; those about staff are the audit's alone. */
export async function listCases({ database: { kysely } }: RecordsDeps, { pool, roles }: Staff): Promise<CaseLine[]> {
  const rows = await kysely
    .selectFrom('office_record')
    .innerJoin('oversight_case', 'oversight_case.case_id', 'office_record.record_id')
    .select([
      'record_id',
      'region',
      'title',
      'state',
      'office_record.opened_at',
      'due_day',
      'subject_kind',
      'oversight_case.subject',
    ])
    .where('kind', '=', caseKind.name)
    .$if(pool !== null, (query) => query.where('region', '=', pool!))
    .$if(!roles.includes('audit'), (query) => query.where('subject_kind', '<>', 'staff'))
    .orderBy('record_no', 'desc')
    .limit(200)
    .execute()
  return rows.map(lineOf)
}

/** What was proposed, what holds meanwhile, and what stands of the decision. */
function consequencesOf(record: CaseRecord): ConsequenceShown[] {
  const standing = standingOf(record).length > 0
  const interim = interimOf(record)
  const shown = proposedOf(record).map((one) => ({
    ...{ kind: one.kind, title: caseConsequences[one.kind].title, text: consequenceText(one) },
    ...{ interim: false, stands: standing },
  }))
  if (interim === undefined) return shown
  const { kind, ...detail } = interim.detail as { kind: ConsequenceShown['kind'] }
  const text = consequenceText({ kind, detail })
  return [{ kind, title: caseConsequences[kind].title, text, interim: true, stands: true }, ...shown]
}

/** Whether a measure of the decision holds no more because the office above changed it. */
function isLifted(
  { recordId, steps }: CaseRecord,
  { kind, interim }: ConsequenceShown,
  lifted: CaseMessage['liftedAgain'],
): boolean {
  const made = steps.findLast(({ action }) => action === (interim ? 'interim' : 'decide'))
  if (made === undefined || !meetsPerson(kind)) return false
  return lifted.some(({ measureId: one }) => one === measureId(recordId, made.stepNo))
}

const basisOf = ({ steps }: CaseRecord): string | null =>
  (steps.findLast(({ detail }) => typeof detail['basis'] === 'string')?.detail['basis'] as string | undefined) ?? null

/** The hearings of a case about a person, the latest first. */
export async function personHearings(
  { database }: Pick<RecordsDeps, 'database'>,
  { case_id: caseId, subject_kind: kind, subject }: Found['row'],
) {
  const file = kind === 'person' ? await readFile(database, { personNo: subject }, ['recordSteps']) : undefined
  return (file === undefined ? [] : hearingsOf(file)).filter(({ detail }) => detail['caseId'] === caseId)
}

/** What the subject answered: an institution with its steps, a person with what is theirs. */
async function answersOf(deps: RecordsDeps, { record, row }: Found): Promise<CaseMessage['answers']> {
  const { database } = deps
  if (row.subject_kind !== 'person') {
    const words = await wordsOf(deps, row.case_id)
    return record.steps
      .filter(({ action }) => action === 'answer')
      .map(({ stepNo, at }) => ({ words: words.get(stepNo) ?? '', at: at.toISOString(), materials: [] }))
  }
  const hearings = (await personHearings(deps, row)).filter(({ state }) => state === 'answered')
  const answers = await Promise.all(
    hearings.map(async (hearing) => ({
      words: openHearing(database.ciphers, hearing).answer ?? '',
      at: hearing.actions[1]!.recorded_at.toISOString(),
      materials: await materialsOf(database, row.subject, hearing.recordId),
    })),
  )
  return answers.reverse()
}

function mayDo({ state, steps }: CaseRecord, { roles, staffName }: Staff): CaseMessage['allowed'] {
  return allowedActions(caseKind.machine, state, ...roles).filter((action) => {
    const apart = caseKind.apart?.[action] ?? []
    return !steps.some((step) => step.actor === staffName && apart.includes(step.action))
  })
}

/** The findings that were taken up in it, the heaviest first. */
async function findingsOf({ database: { kysely } }: RecordsDeps, caseId: string): Promise<CaseMessage['findings']> {
  const rows = await kysely
    .selectFrom('oversight_finding')
    .select(['finding_id', 'title', 'sentence'])
    .where('case_id', '=', caseId)
    .orderBy('score', 'desc')
    .orderBy('finding_id')
    .execute()
  return rows.map(({ finding_id: findingId, title, sentence }) => ({ findingId, title, sentence }))
}

/** One case whole, with what this one of the staff may do now. */
export async function showCase(deps: RecordsDeps, staff: Staff, caseId: string): Promise<CaseMessage> {
  const found = await findCase(deps, caseId)
  const { record, row } = found
  const { ciphers } = deps.database
  const words = await wordsOf(deps, caseId)
  const mayAct = staff.roles.includes(roleFor(row.subject_kind))
  const lifted = await liftedAgain(deps, row, staff)
  return {
    ...lineOf({
      ...{ record_id: caseId, region: record.region, title: record.title, state: record.state },
      ...{ opened_at: record.openedAt, due_day: record.dueDay, subject_kind: row.subject_kind, subject: row.subject },
    }),
    ...{ subjectName: await nameOf(deps, row), institution: row.institution ?? null, mayAct },
    matter: ciphers.open(row.matter_cipher, matterPlace(caseId)),
    visits: row.visits,
    findings: await findingsOf(deps, caseId),
    consequences: consequencesOf(record).map((one) =>
      isLifted(record, one, lifted) ? { ...one, stands: false } : one,
    ),
    liftedAgain: lifted,
    tipOff: tipOffOf(row, staff),
    left: await leftOf(deps, caseId),
    hearingDays: hearingDays(await settingsOn(deps.database, record.region, deps.clock.today())),
    basis: basisOf(record),
    answers: await answersOf(deps, found),
    steps: record.steps.map(({ action, actor, actorKind, at, stepNo }) => ({
      ...{
        action,
        title: oversightCaseActions[action],
        by: actorKind === 'person' ? actorTitles.person : actor,
        at: at.toISOString(),
      },
      words: words.get(stepNo) ?? null,
    })),
    allowed: mayAct ? mayDo(record, staff) : [],
  }
}

/** The cases of an institution or an employer in which it was heard or met by a decision, the latest first. */
export async function showOwnCases(
  deps: RecordsDeps,
  own: { institution: string } | { employer: string },
  today: string,
): Promise<OwnCasesMessage> {
  const { kysely } = deps.database
  const query = kysely.selectFrom('oversight_case').select('case_id').orderBy('opened_at', 'desc').limit(100)
  const rows = await (
    'institution' in own
      ? query.where('institution', '=', own.institution)
      : query.where('subject_kind', '=', 'employer').where('subject', '=', own.employer)
  ).execute()
  const cases = await Promise.all(rows.map(async ({ case_id }) => ownCase(deps, await findCase(deps, case_id), today)))
  return { cases: cases.filter((one) => one !== undefined) }
}

/** Undefined while its subject was told nothing. */
async function ownCase(deps: RecordsDeps, found: Found, today: string): Promise<OwnCase | undefined> {
  const { record, row } = found
  const asked = record.steps.findLast(({ action }) => action === 'ask')
  const consequences = consequencesOf(record).filter(({ stands }) => stands)
  if (asked === undefined && consequences.length === 0) return undefined
  const words = await wordsOf(deps, row.case_id)
  return {
    ...{ caseId: row.case_id, stateTitle: oversightCaseStates[record.state].title, dueDay: record.dueDay },
    held: (asked && words.get(asked.stepNo)) ?? '',
    mayAnswer: record.state === 'hearing' && (record.dueDay === null || today <= record.dueDay),
    answers: await answersOf(deps, found),
    consequences,
    basis: consequences.length === 0 ? null : basisOf(record),
  }
}
