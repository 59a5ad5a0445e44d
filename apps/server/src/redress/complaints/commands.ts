/** Filing a complaint or an enquiry, handing it on, answering, saying how satisfied one is. */
import { agencyFigureText, complaintActions, complaintMachine, nextState, problem, stepToDesk } from '@yidi/contracts'
import type { ComplaintAction, ComplaintDesk, ComplaintForm, ComplaintRating } from '@yidi/contracts'
import { formatDay, formatDayChinese, parseDay } from '@yidi/rules'
import { figureOn } from '../../agency/figures/index.ts'
import { institutionOf } from '../../care/institutions/index.ts'
import { findSettlement } from '../../care/settlements/index.ts'
import { enrolmentOn } from '../../person/file/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { usableMaterials } from '../../platform/materials/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { recordContentOf, recordRows, runRecordCommand, theProgram } from '../../platform/records/index.ts'
import type { Acting, Move } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { settingOn } from '../desks/index.ts'
import { complaintKind, complaintsOf, sealWritten } from './complaint.ts'
import type { Complaint, ComplaintDetail } from './complaint.ts'

export interface Acted {
  personNo: string
  by: Acting
  command: CommandKey
}

const idOf = ({ recordId }: { recordId: string }): string => recordId

/** Throws `complaint-text-missing` where nothing is written. */
export function requireWords(text: string, action: ComplaintAction): string {
  const words = text.trim()
  if (words === '') throw problem('complaint-text-missing', { action: complaintActions[action] })
  return words
}

/** Whose agency answers: where the person is insured, or was last. Throws `not-enrolled`. */
function poolOf(file: RecordsFile, day: string): string {
  const pool = (enrolmentOn(file, day) ?? file.enrolments.at(-1))?.pool
  if (pool === undefined) throw problem('not-enrolled', { day })
  return pool
}

/**
 * Files one and hands it to the desk that the agency has set for its subject; gives its number. Throws `complaint-text-missing`,
 * `institution-not-found`, `complaint-settlement-unknown`, `material-not-usable`, `not-enrolled`.
 */
export async function fileComplaint(
  deps: RecordsDeps,
  { personNo, by, command }: Acted,
  form: ComplaintForm,
  channel: string,
): Promise<string> {
  const { database, clock } = deps
  const { subject, institution, settlement } = form
  const text = requireWords(form.text, 'send')
  if (institution !== undefined) await institutionOf(deps, institution)
  if (settlement !== undefined && (await findSettlement(database, personNo, settlement)) === undefined)
    throw problem('complaint-settlement-unknown', { settlement: settlement.slice(0, 60) })
  return runRecordCommand(complaintKind, {
    context: deps,
    personNo,
    command,
    decide: async (file) => {
      const today = clock.today()
      const pool = poolOf(file, today)
      const { desk, answerDays } = await settingOn(database, pool, subject, today)
      const uploads = await usableMaterials(database, personNo, form.uploads)
      const recordId = newRecordId('TS', pool, today)
      const privateCipher = sealWritten(database.ciphers, personNo, recordId, { text, phone: form.phone?.trim() ?? '' })
      const about = {
        ...(institution === undefined ? {} : { institution }),
        ...(settlement === undefined ? {} : { settlement }),
      }
      const detail: ComplaintDetail = { subject, answerDays, ...about }
      const moves: Move<ComplaintAction>[] = [
        { action: 'send', by, privateCipher, detail: { ...detail } },
        { action: stepToDesk(desk), by: theProgram },
      ]
      const content = { recordId, kind: complaintKind.name, pool, from: today, to: null }
      return {
        recordId,
        rows: recordRows(complaintKind, content, 'none', 0, moves, today, channel),
        audit: [
          { actorKind: by.kind, actor: by.id, action: 'complaint.send', subjectId: recordId, detail: { subject } },
        ],
        uploads,
      }
    },
    answer: idOf,
  })
}

/** The complaint of a person's file. Throws `complaint-not-found`. */
export function complaintIn(file: RecordsFile | undefined, id: string): Complaint {
  const found = file && complaintsOf(file).find(({ recordId }) => recordId === id)
  if (found === undefined) throw problem('complaint-not-found', { complaint: id.slice(0, 60) })
  return found
}

/** One further step; `say` may refuse it. Throws `complaint-not-found`, `complaint-step-not-allowed`. */
function step(
  deps: RecordsDeps,
  { personNo, by, command }: Acted,
  id: string,
  action: ComplaintAction,
  say: (complaint: Complaint) => object | Promise<object> = () => ({}),
): Promise<string> {
  return runRecordCommand(complaintKind, {
    context: deps,
    personNo,
    command,
    decide: async (file) => {
      const complaint = complaintIn(file, id)
      const { state, actions, application } = complaint
      // A step that its state does not know is told as that, whatever else would be wrong with it.
      const possible = nextState(complaintMachine, state, action, by.role) !== undefined
      const detail = possible ? { ...(await say(complaint)) } : {}
      const content = recordContentOf(complaint)
      const today = deps.clock.today()
      return {
        recordId: id,
        rows: recordRows(
          complaintKind,
          content,
          state,
          actions.length,
          [{ action, by, detail }],
          today,
          application.channel,
        ),
        audit: [{ actorKind: by.kind, actor: by.id, action: `complaint.${action}`, subjectId: id }],
      }
    },
    answer: idOf,
  })
}

/** The agency answers. Throws `complaint-text-missing`, and as `step`. */
export const answerComplaint = (deps: RecordsDeps, acted: Acted, id: string, words: string): Promise<string> =>
  step(deps, acted, id, 'answer', () => ({ reason: requireWords(words, 'answer') }))

/** A desk that it does not belong to gives it back, with the reason. Throws `complaint-text-missing`, and as `step`. */
export const returnComplaint = (deps: RecordsDeps, acted: Acted, id: string, words: string): Promise<string> =>
  step(deps, acted, id, 'return', () => ({ reason: requireWords(words, 'return') }))

/** To another desk. */
export const routeComplaint = (
  deps: RecordsDeps,
  acted: Acted,
  id: string,
  desk: ComplaintDesk,
  words: string,
): Promise<string> =>
  step(deps, acted, id, stepToDesk(desk), () => (words.trim() === '' ? {} : { reason: words.trim() }))

export const withdrawComplaint = (deps: RecordsDeps, acted: Acted, id: string): Promise<string> =>
  step(deps, acted, id, 'withdraw')

/** Until when satisfaction may be said or changed (`YYYY-MM-DD`); undefined where the agency has set no limit. */
export async function ratingLimit(
  { database }: Pick<RecordsDeps, 'database'>,
  { pool, actions }: Pick<Complaint, 'pool' | 'actions'>,
): Promise<{ answered: string; until?: string; days?: number }> {
  const answered = actions.findLast(({ action }) => action === 'answer')?.effective_day ?? ''
  const figure = await figureOn(database, pool, 'complaints.rating-days', answered || '9999-12-31')
  if (figure === undefined || answered === '') return { answered }
  return { answered, until: formatDay(parseDay(answered) + figure.value), days: figure.value }
}

/** Says how satisfied one is with the answer, or says otherwise. Throws `complaint-rating-closed`, and as `step`. */
export const rateComplaint = (deps: RecordsDeps, acted: Acted, id: string, rating: ComplaintRating): Promise<string> =>
  step(deps, acted, id, 'rate', async (complaint) => {
    const { answered, until, days } = await ratingLimit(deps, complaint)
    if (until !== undefined && deps.clock.today() > until)
      throw problem('complaint-rating-closed', {
        day: formatDayChinese(parseDay(answered)),
        limit: agencyFigureText('complaints.rating-days', days!),
        until: formatDayChinese(parseDay(until)),
      })
    return { rating }
  })
