/** What the agency does with an application: says once what is missing, reviews, and by another person signs or declines. */
import { agreementApplicationActions, problem } from '@yidi/contracts'
import type { AgreementAction, AgreementApplicationAction, AgreementReviewForm } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import { changeAgreement } from '../institutions/index.ts'
import { lockOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import type { Working } from './apply.ts'
import { applicationKind } from './kind.ts'
import type { ApplicationRecord } from './kind.ts'

/** What is written must be said in words. Throws `agreement-words-missing`. */
function requireWords(words: string, action: AgreementApplicationAction): string {
  const said = words.trim()
  if (said === '') throw problem('agreement-words-missing', { action: agreementApplicationActions[action] })
  return said
}

const lock = ({ transaction }: Working, applicationId: string): Promise<ApplicationRecord> =>
  lockOfficeRecord(transaction, applicationKind, applicationId)

/** Tells the institution what is missing; the limit rests meanwhile. Throws `agreement-words-missing`, `office-step-not-allowed`. */
export async function askForCorrections(working: Working, applicationId: string, words: string): Promise<void> {
  const record = await lock(working, applicationId)
  const move = { action: 'ask', by: working.by, detail: { words: requireWords(words, 'ask') } } as const
  await takeOfficeSteps(working, applicationKind, record, [move])
}

/** Throws `agreement-words-missing`, `office-step-not-allowed`. */
export async function reviewApplication(
  working: Working,
  applicationId: string,
  { advice, words }: AgreementReviewForm,
): Promise<void> {
  const record = await lock(working, applicationId)
  const move = { action: 'review', by: working.by, detail: { advice, words: requireWords(words, 'review') } } as const
  await takeOfficeSteps(working, applicationKind, record, [move], record.dueDay)
}

type Decided = Pick<Parameters<typeof changeAgreement>[1], 'institution'> & { applicationId: string }

/** Signs from a day on. Throws `agreement-day-not-valid`, `office-step-own`, `office-step-not-allowed`. */
export async function signAgreement(working: Working, decided: Decided, day: string): Promise<void> {
  const today = working.clock.today()
  const last = `${String(Number(today.slice(0, 4)) + 1)}${today.slice(4)}`
  if (parseDay(day) === NO_DAY || day < today)
    throw problem('agreement-day-not-valid', { day, last: today, latest: last })
  await decide(working, decided, { action: 'sign', day })
}

/** Declines with a reason. Throws `agreement-words-missing`, `office-step-own`, `office-step-not-allowed`. */
export const declineAgreement = (working: Working, decided: Decided, words: string): Promise<void> =>
  decide(working, decided, { action: 'decline', reason: requireWords(words, 'decline') })

/** The step of the application, and the same action of the agreement, which says what holds. */
async function decide(
  working: Working,
  { institution, applicationId }: Decided,
  command: { action: AgreementAction & AgreementApplicationAction; day?: string; reason?: string },
): Promise<void> {
  const { transaction, clock, by } = working
  const record = await lock(working, applicationId)
  const { action, day, reason } = command
  const detail = { ...(day === undefined ? {} : { day }), ...(reason === undefined ? {} : { words: reason }) }
  await takeOfficeSteps(working, applicationKind, record, [{ action, by, detail }])
  await changeAgreement(transaction, {
    ...{ institution, region: record.region, command, application: applicationId },
    ...{ by: { actor: by.id, kind: by.kind, roles: [by.role] }, today: clock.today(), at: clock.now() },
  })
}
