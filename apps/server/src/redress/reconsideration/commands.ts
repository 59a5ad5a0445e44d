/** Asking that a decision is looked at again, and what the office above has said about it. */
import { problem, reconsiderationActions, reconsiderationStates } from '@yidi/contracts'
import type {
  Problem,
  ReconsiderationAcceptForm,
  ReconsiderationAction,
  ReconsiderationForm,
  ReconsiderationResultForm,
  ReconsideredKind,
} from '@yidi/contracts'
import { formatDayChinese, parseDay } from '@yidi/rules'
import { requireArticle } from '../../claims/decide/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import type { OutboxEvent } from '../../person/journal/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { recordContentOf, recordRows, runRecordCommand, stepPlace, stepRows } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { reconsiderationKind, reconsiderationsOf } from './reconsideration.ts'
import type { Reconsideration } from './reconsideration.ts'
import { noteReopened, reopened } from './reopen.ts'
import { subjectOf } from './subjects.ts'
import type { Decision, Subject } from './subjects.ts'

export interface Acted {
  personNo: string
  by: Acting
  command: CommandKey
}

const idOf = ({ recordId }: { recordId: string }): string => recordId

/** Throws `reconsideration-words-missing`. */
function requireSaid(said: string, action: ReconsiderationAction, what: string): string {
  const words = said.trim()
  if (words === '') throw problem('reconsideration-words-missing', { action: reconsiderationActions[action], what })
  return words
}

/** What was asked before about the decision that stands; what was withdrawn does not count. */
export const askedBefore = (file: RecordsFile, { kind, id, decision }: Subject): Reconsideration | undefined =>
  reconsiderationsOf(file).findLast(
    ({ detail: { about }, state }) =>
      about.kind === kind && about.id === id && about.step === decision?.stepNo && state !== 'withdrawn',
  )

/** Why one may not ask about it now; undefined where one may. */
export function askingBar(file: RecordsFile, subject: Subject): Problem | undefined {
  const { decision, state, title } = subject
  if (decision === undefined) return problem('reconsideration-nothing-refused', { kind: title, state })
  const before = askedBefore(file, subject)
  if (before === undefined) return undefined
  const day = formatDayChinese(parseDay(before.application.effective_day))
  return problem('reconsideration-made-already', { day, state: reconsiderationStates[before.state].title })
}

/**
 * The person asks; gives the number. Throws `reconsideration-subject-not-found`, `reconsideration-nothing-refused`,
 * `reconsideration-made-already`, `reconsideration-words-missing`.
 */
export function askReconsideration(
  deps: RecordsDeps,
  { personNo, by, command }: Acted,
  { kind, id, text }: ReconsiderationForm,
): Promise<string> {
  const { database, clock } = deps
  return runRecordCommand(reconsiderationKind, {
    context: deps,
    personNo,
    command,
    decide: (file) => {
      const subject = subjectOf(file, kind, id)
      const barred = askingBar(file, subject)
      if (barred !== undefined) throw barred
      const words = requireSaid(text, 'ask', '为什么不服')
      const today = clock.today()
      const recordId = newRecordId('FY', subject.pool, today)
      const privateCipher = database.ciphers.seal(words, stepPlace(personNo, recordId))
      const detail = { about: { kind, id, step: subject.decision!.stepNo } }
      const content = { recordId, kind: reconsiderationKind.name, pool: subject.pool, from: today, to: null }
      return {
        recordId,
        rows: recordRows(
          reconsiderationKind,
          content,
          'none',
          0,
          [{ action: 'ask', by, privateCipher, detail }],
          today,
          'web',
        ),
        audit: [
          {
            actorKind: by.kind,
            actor: by.id,
            action: 'reconsideration.ask',
            subjectId: recordId,
            detail: { kind, id },
          },
        ],
        title: titleOf(subject),
      }
    },
    answer: idOf,
  })
}

const titleOf = ({ title, decision }: Subject): string =>
  `复议 · ${title}${decision === undefined ? '' : ` · ${decision.result}`}`

/** One of a person's file, with the record that it is about. Throws `reconsideration-not-found`. */
export function reconsiderationIn(
  file: RecordsFile | undefined,
  id: string,
): { one: Reconsideration; subject: Subject; decided: Decision } {
  const one = file && reconsiderationsOf(file).find(({ recordId }) => recordId === id)
  if (file === undefined || one === undefined)
    throw problem('reconsideration-not-found', { reconsideration: id.slice(0, 60) })
  const { kind, id: about, step } = one.detail.about
  const subject = subjectOf(file, kind, about)
  return { one, subject, decided: decidedBy(file, kind, about, step, subject) }
}

/** The decision as it was, also where it has been taken back since. */
function decidedBy(
  file: RecordsFile,
  kind: ReconsideredKind,
  id: string,
  step: number,
  { decision }: Subject,
): Decision {
  if (decision?.stepNo === step) return decision
  const actions = {
    filing: () => file.filings.find(({ filingId }) => filingId === id)?.actions,
    claim: () => file.claims.find(({ claimId }) => claimId === id)?.actions,
    register: () => file.registers.find(({ recordId }) => recordId === id)?.actions,
    measure: () => file.measures.find(({ recordId }) => recordId === id)?.actions,
  }[kind]()
  const row = actions?.[step - 1]
  return { stepNo: step, result: '原来的决定', day: row?.effective_day ?? '', by: row?.actor ?? '' }
}

/** Whoever took the decision does not record what became of it. */
export const ownDecisionBar = ({ by }: Decision, staffName: string): Problem | undefined =>
  by === staffName ? problem('reconsideration-own-decision', { who: staffName }) : undefined

/** What a step says, and what else it writes. */
interface Said {
  detail: object
  reopens?: string
}

async function step(
  deps: RecordsDeps,
  { personNo, by, command }: Acted,
  id: string,
  action: ReconsiderationAction,
  say: () => Said,
): Promise<string> {
  let noted: { kind: ReconsideredKind; events: readonly OutboxEvent[] } | undefined
  const answer = await runRecordCommand(reconsiderationKind, {
    context: deps,
    personNo,
    command,
    decide: async (file) => {
      const { one, subject, decided } = reconsiderationIn(file, id)
      // Told first, whatever else would be wrong: somebody who comes too late hears what the other has done.
      stepRows(reconsiderationKind, one.state, one.actions.length, [{ action, by }])
      const barred = by.kind === 'staff' && by.role === 'approving' ? ownDecisionBar(decided, by.id) : undefined
      if (barred !== undefined) throw barred
      const { detail, reopens } = say()
      // What has been decided anew since is left as it is.
      const stands = subject.decision?.stepNo === decided.stepNo
      const other =
        reopens !== undefined && stands
          ? await reopened(subject.kind, subject.id, {
              deps,
              file,
              personNo,
              by,
              command,
              reason: reopens,
              reconsideration: id,
            })
          : undefined
      noted = other && { kind: subject.kind, events: other.events }
      const move = { action, by, detail: { ...detail } }
      const entry = { actorKind: by.kind, actor: by.id, action: `reconsideration.${action}`, subjectId: id }
      return {
        recordId: id,
        rows: recordRows(
          reconsiderationKind,
          recordContentOf(one),
          one.state,
          one.actions.length,
          [move],
          deps.clock.today(),
          'web',
        ),
        audit: [entry, ...(other?.audit ?? [])],
        title: titleOf(subject),
        ...(other === undefined ? {} : { changes: other.changes, events: other.events }),
      }
    },
    answer: idOf,
  })
  if (noted !== undefined) await noteReopened(deps, noted.kind, personNo, noted.events)
  return answer
}

/** Which office has taken it, as its letter says. Throws `reconsideration-words-missing`, `reconsideration-own-decision`. */
export const acceptReconsideration = (
  deps: RecordsDeps,
  acted: Acted,
  id: string,
  { office, number = '' }: ReconsiderationAcceptForm,
): Promise<string> =>
  step(deps, acted, id, 'accept', () => {
    const named = requireSaid(office, 'accept', '哪个机关受理')
    const filed = number.trim()
    const reason = `${named}已受理${filed === '' ? '' : `，案号${filed}`}`
    return { detail: { office: named, ...(filed === '' ? {} : { number: filed }), reason } }
  })

/**
 * What the office above decided. What it changed is reopened in the same commit. Throws `reconsideration-words-missing`,
 * `filing-basis-unknown`, `reconsideration-own-decision`, and what reopening throws.
 */
export const decideReconsideration = (
  deps: RecordsDeps,
  acted: Acted,
  id: string,
  action: 'uphold' | 'change',
  { words, basis }: ReconsiderationResultForm,
): Promise<string> =>
  step(deps, acted, id, action, () => {
    const reason = requireSaid(words, action, '决定书怎么说')
    requireArticle(deps.release, basis)
    const detail = { reason, basis }
    return action === 'change' ? { detail, reopens: `复议改变了原来的决定：${reason}` } : { detail }
  })

export const withdrawReconsideration = (deps: RecordsDeps, acted: Acted, id: string): Promise<string> =>
  step(deps, acted, id, 'withdraw', () => ({ detail: {} }))
