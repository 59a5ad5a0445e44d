/** Appealing, and answering an appeal. */
import { allowedActions, appealActions, appealMachine, appealStates, claimActions, problem } from '@yidi/contracts'
import type { AppealAnswer, AppealMessage, AppealState, ClaimAction, Problem, Staff } from '@yidi/contracts'
import { claimIn } from '../apply/index.ts'
import type { ClaimsContext } from '../apply/index.ts'
import { kinBar, kinshipOf, requireArticle } from '../decide/index.ts'
import type { Kinship } from '../decide/index.ts'
import { readFile, recordParts } from '../../person/file/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { recordContentOf, recordRows, runRecordCommand, stepPlace } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { answerOf, appealKind, appealsOf, textOf } from './appeal.ts'
import { standingOf } from './standing.ts'

/** Who appeals against which claim, or answers which appeal. */
interface Deciding {
  personNo: string
  by: Acting
  command: CommandKey
}

/** An appeal in short, as its command answers. */
interface AppealShort {
  id: string
  state: AppealState
  stateTitle: string
}

const short = ({ recordId, state }: { recordId: string; state: AppealState }): AppealShort => ({
  ...{ id: recordId, state },
  stateTitle: appealStates[state].title,
})

const auditOf = ({ by }: Deciding, action: string, subjectId: string, claimId: string) => [
  { actorKind: by.kind, actor: by.id, action: `appeal.${action}`, subjectId, detail: { claim: claimId } },
]

/** Throws `filing-reason-missing` where nothing is written. */
function requireWords(text: string, action: keyof typeof appealActions): string {
  if (text.trim() === '') throw problem('filing-reason-missing', { action: appealActions[action] })
  return text.trim()
}

/**
 * The person appeals against the result of a claim. Throws `claim-not-found`, `appeal-nothing-decided`, `appeal-made-already`,
 * `appeal-too-late`, `filing-reason-missing`.
 */
export function sendAppeal(
  context: ClaimsContext,
  deciding: Deciding & { claimId: string },
  said: string,
): Promise<AppealShort> {
  const { database, clock } = context
  const { personNo, claimId, by, command } = deciding
  const text = requireWords(said, 'send')
  return runRecordCommand(appealKind, {
    context,
    personNo,
    command,
    decide: async (file) => {
      const claim = claimIn(file, claimId)
      const { result, refusal } = await standingOf(context, file, claim)
      if (refusal !== undefined) throw refusal
      const today = clock.today()
      const recordId = newRecordId('S', claim.pool, today)
      const privateCipher = database.ciphers.seal(text, stepPlace(personNo, recordId))
      const move = { action: 'send', by, privateCipher, detail: { claim: claimId, result: result!.action_no } } as const
      const content = { recordId, kind: appealKind.name, pool: claim.pool, from: today, to: null }
      return {
        recordId,
        rows: recordRows(appealKind, content, 'none', 0, [move], today, 'web'),
        audit: auditOf(deciding, 'send', recordId, claimId),
        title: titleOf(claim.sent.institution?.name ?? claim.institution),
      }
    },
    answer: short,
  })
}

const titleOf = (institution: string): string => `对${institution}报销结果的申诉`

/** The appeal of a person's file, with its claim. Throws `appeal-not-found`. */
function appealIn(file: RecordsFile, appealId: string) {
  const appeal = appealsOf(file).find(({ recordId }) => recordId === appealId)
  if (appeal === undefined) throw problem('appeal-not-found', { appealId: appealId.slice(0, 60) })
  const claim = claimIn(file, appeal.detail.claim)
  return { appeal, claim, result: claim.actions[appeal.detail.result - 1]! }
}

type Appealed = ReturnType<typeof appealIn>

/**
 * Why this member of the staff may not answer: it is the result of his own approval (`claim-other-person-needed`), or of a claim of his
 * family (`claim-own-family`).
 */
function barOf({ result }: Appealed, staffName: string, kinship: Kinship): Problem | undefined {
  if (result.actor !== staffName) return kinBar(kinship, staffName, '答复申诉')
  const step = claimActions[result.action as ClaimAction]
  return problem('claim-other-person-needed', { who: staffName, step, action: '答复申诉' })
}

/**
 * The agency answers. What it upholds is then reopened as a step of the claim. Throws `appeal-not-found`, `claim-other-person-needed`,
 * `filing-reason-missing`, `filing-basis-unknown`, `appeal-action-not-allowed`.
 */
export function answerAppeal(
  context: ClaimsContext,
  deciding: Deciding & { appealId: string },
  action: 'uphold' | 'reject',
  { words, basis }: AppealAnswer,
): Promise<AppealShort> {
  const { personNo, appealId, by, command } = deciding
  const reason = requireWords(words, action)
  requireArticle(context.release, basis)
  return runRecordCommand(appealKind, {
    context,
    personNo,
    command,
    decide: async (file) => {
      const found = appealIn(file, appealId)
      const { appeal, claim } = found
      const kinship = await kinshipOf(context.database, by.id, claim)
      const barred = barOf(found, by.id, kinship)
      if (barred !== undefined) throw barred
      const { state, actions } = appeal
      const move = { action, by, detail: { reason, basis } } as const
      const content = recordContentOf(appeal)
      return {
        recordId: appealId,
        rows: recordRows(appealKind, content, state, actions.length, [move], context.clock.today(), 'web'),
        audit: auditOf(deciding, action, appealId, claim.claimId),
        title: titleOf(claim.sent.institution?.name ?? claim.institution),
      }
    },
    answer: short,
  })
}

/** One appeal as the desk sees it. Throws `appeal-not-found`. */
export async function readAppeal(
  { database, release }: ClaimsContext,
  personNo: string,
  appealId: string,
  { roles, staffName }: Pick<Staff, 'roles' | 'staffName'>,
): Promise<AppealMessage> {
  const file = await readFile(database, { personNo }, recordParts)
  if (file === undefined) throw problem('appeal-not-found', { appealId: appealId.slice(0, 60) })
  const found = appealIn(file, appealId)
  const { appeal, claim, result } = found
  const allowed = allowedActions(appealMachine, appeal.state, ...roles)
  const bar = allowed.length === 0 ? undefined : barOf(found, staffName, await kinshipOf(database, staffName, claim))
  return {
    ...short(appeal),
    claimId: claim.claimId,
    text: textOf(database.ciphers, appeal),
    sentOn: appeal.application.effective_day,
    decidedBy: result.actor,
    answer: answerOf(appeal),
    allowed: bar === undefined ? allowed : [],
    ...(bar === undefined ? {} : { bar: `${bar.document.detail}${bar.document.remedy}` }),
    documents: [...release.documents.values()].map(({ id, short: name, articles }) => ({
      ...{ id, short: name },
      articles: [...articles.keys()],
    })),
  }
}
