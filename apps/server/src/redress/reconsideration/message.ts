/** One as its person reads it and as the desk does. */
import { allowedActions, reconsiderationMachine, reconsiderationStates, reconsideredKinds } from '@yidi/contracts'
import type {
  ReconsiderationCaseMessage,
  ReconsiderationMessage,
  ReconsiderationStandingMessage,
  ReconsiderationState,
  ReconsideredKind,
  Staff,
} from '@yidi/contracts'
import type { RecordsFile } from '../../person/file/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { askedBefore, askingBar, ownDecisionBar, reconsiderationIn } from './commands.ts'
import { textOf } from './reconsideration.ts'
import { rightOf } from './right.ts'
import { subjectOf } from './subjects.ts'
import type { Decision, Subject } from './subjects.ts'

const tones: Readonly<Record<ReconsiderationState, ReconsiderationMessage['tone']>> = {
  asked: 'waiting',
  accepted: 'waiting',
  upheld: 'refusal',
  changed: 'good',
  withdrawn: 'plain',
}

const aboutOf = ({ kind, id, title }: Subject, { result, day }: Decision): ReconsiderationMessage['about'] => ({
  ...{ kind, id, kindTitle: reconsideredKinds[kind], title, result, day },
})

/** As its person reads it. Throws `reconsideration-not-found`. */
export function reconsiderationMessage(
  { release, database }: RecordsDeps,
  file: RecordsFile | undefined,
  id: string,
): ReconsiderationMessage {
  const { one, subject, decided } = reconsiderationIn(file, id)
  const { state, application, actions, detail, pool } = one
  const last = actions.at(-1)!
  const over = state === 'upheld' || state === 'changed'
  return {
    ...{ id, state, stateTitle: reconsiderationStates[state].title, tone: tones[state] },
    about: aboutOf(subject, decided),
    text: textOf(database.ciphers, one),
    askedOn: application.effective_day,
    right: rightOf(release, pool, subject.kind),
    office: detail.office ?? null,
    number: detail.number ?? null,
    result: over ? { words: detail.reason ?? '', basis: detail.basis!, day: last.effective_day } : null,
    allowed: allowedActions(reconsiderationMachine, state, 'citizen'),
  }
}

/** Whether one may ask about a record. Throws `reconsideration-subject-not-found`. */
export function standingMessage(
  { release }: RecordsDeps,
  file: RecordsFile | undefined,
  kind: ReconsideredKind,
  id: string,
): ReconsiderationStandingMessage {
  const subject = subjectOf(file, kind, id)
  const barred = askingBar(file!, subject)
  const before = askedBefore(file!, subject)
  return {
    open: barred === undefined,
    text: barred?.document.detail ?? rightOf(release, subject.pool, kind).text,
    about: subject.decision === undefined ? null : aboutOf(subject, subject.decision),
    asked: before === undefined ? null : { id: before.recordId, stateTitle: reconsiderationStates[before.state].title },
  }
}

/** As the desk reads it. Throws `reconsideration-not-found`. */
export function reconsiderationCase(
  deps: RecordsDeps,
  file: RecordsFile | undefined,
  id: string,
  { roles, staffName }: Pick<Staff, 'roles' | 'staffName'>,
): ReconsiderationCaseMessage {
  const { one, decided } = reconsiderationIn(file, id)
  const allowed = allowedActions(reconsiderationMachine, one.state, ...roles)
  const bar = allowed.length === 0 ? undefined : ownDecisionBar(decided, staffName)
  return {
    ...reconsiderationMessage(deps, file, id),
    decidedBy: decided.by,
    allowed: bar === undefined ? allowed : [],
    ...(bar === undefined ? {} : { bar: `${bar.document.detail}${bar.document.remedy}` }),
    documents: [...deps.release.documents.values()].map(({ id: document, short, articles }) => ({
      ...{ id: document, short },
      articles: [...articles.keys()],
    })),
  }
}
