/**
 * A correction (个人账户更正) as a record: what was credited or taken wrongly, in one fund, entered by one and confirmed by another. It is undone
 * by the opposite one.
 */
import { correctionActions, correctionFunds, correctionMachine, correctionStates, problem } from '@yidi/contracts'
import type {
  CorrectionAction,
  CorrectionForm,
  CorrectionFund,
  CorrectionMessage,
  CorrectionState,
  PersonPayoutsMessage,
  Problem,
} from '@yidi/contracts'
import { formatYuan, formatYuanGrouped, parseYuan } from '@yidi/rules'
import { correctAccount, sourceOf } from '../../money/ledger/index.ts'
import type { LivingRecord, RecordsFile } from '../../person/file/index.ts'
import { recordContentOf, recordRows, runRecordCommand, sharedKind } from '../../platform/records/index.ts'
import type { Acting, RecordLine } from '../../platform/records/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { CommandKey, Database } from '../../platform/storage/index.ts'
import { kinOf, kinText } from './kin.ts'

/** What the steps of a correction say; the amount is above nought where the account gains, in fen. */
interface CorrectionDetail {
  fund: CorrectionFund
  amountFen: number
  why: string
  document: string
  /** The words of a refusal or of taking back. */
  reason?: string
}

export type Correction = Omit<LivingRecord<CorrectionState>, 'detail'> & { detail: CorrectionDetail }

const shared = sharedKind<CorrectionState, CorrectionAction>({
  name: 'account-correction',
  title: '个人账户更正',
  states: correctionStates,
  actions: correctionActions,
  machine: correctionMachine,
  refusal: 'payout-action-not-allowed',
  waits: { entered: 'open', withdrawn: 'withdrawn' },
  notices: {},
})

export const correctionKind = {
  ...shared,
  line: (context: unknown, record: LivingRecord<CorrectionState>): RecordLine => ({
    ...shared.line(context, record, {}),
    title: `个人账户更正 · ${titleOf(record.detail as unknown as CorrectionDetail)}`,
  }),
}

const directionOf = (amountFen: number): CorrectionMessage['direction'] => (amountFen > 0 ? 'plus' : 'minus')

/** 当年资金 扣回 12.00 元 */
const titleOf = ({ fund, amountFen }: CorrectionDetail): string =>
  `${correctionFunds[fund]} ${amountFen > 0 ? '补记' : '扣回'} ${formatYuanGrouped(Math.abs(amountFen))} 元`

const allOf = (file: Pick<RecordsFile, 'recordSteps'>): Correction[] =>
  correctionKind
    .recordsOf(file as RecordsFile)
    .map((record) => ({ ...record, detail: record.detail as unknown as CorrectionDetail }))

/** The correction of this number. Throws `correction-not-found`. */
export function correctionIn(file: Pick<RecordsFile, 'recordSteps'>, id: string): Correction {
  const found = allOf(file).find(({ recordId }) => recordId === id)
  if (found === undefined) throw problem('correction-not-found', { id: id.slice(0, 60) })
  return found
}

/** The corrections of a person in short, the latest first. */
export const correctionsOf = (file: Pick<RecordsFile, 'recordSteps'>): PersonPayoutsMessage['corrections'] =>
  allOf(file)
    .map((one) => ({
      ...{ id: one.recordId, title: titleOf(one.detail), state: one.state },
      stateTitle: correctionStates[one.state].title,
      enteredOn: one.application.effective_day,
    }))
    .reverse()

interface Context {
  database: Database
  clock: Clock
}

interface Command {
  personNo: string
  by: Acting
  command: CommandKey
}

const audited = ({ by }: Command, action: CorrectionAction, subjectId: string) => [
  { actorKind: by.kind, actor: by.id, action: `${correctionKind.name}.${action}`, subjectId },
]

/** Enters a correction; nothing moves yet. Throws `correction-not-valid`, `correction-below-nought`. */
export function enterCorrection(
  context: Context,
  command: Command & { pool: string },
  form: CorrectionForm,
): Promise<{ id: string }> {
  const said = readForm(form)
  const { personNo, pool, by } = command
  return runRecordCommand(correctionKind, {
    context,
    personNo,
    command: command.command,
    decide: (file) => {
      requireHeld(file, said)
      const today = context.clock.today()
      const recordId = newRecordId('K', pool, today)
      const content = { recordId, kind: correctionKind.name, pool, from: today, to: null }
      return {
        recordId,
        rows: recordRows(
          correctionKind,
          content,
          'none',
          0,
          [{ action: 'enter', by, detail: { ...said } }],
          today,
          'desk',
        ),
        audit: audited(command, 'enter', recordId),
      }
    },
    answer: ({ recordId }) => ({ id: recordId }),
  })
}

function readForm({ fund, direction, amount, reason, document }: CorrectionForm): CorrectionDetail {
  const wrong = (what: string, value: string, example: string) =>
    problem('correction-not-valid', { what, value: value.slice(0, 20), example })
  const fen = parseYuan(amount.trim())
  if (fen <= 0) throw wrong('金额', amount, '大于 0、最多两位小数的金额，例如 29.50')
  if (reason.trim() === '') throw wrong('为什么更正', reason, '原因，例如 去世以后多划入一个月')
  if (document.trim() === '') throw wrong('凭什么', document, '材料的名称和编号，例如 更正审批表 2026-12')
  return {
    fund,
    amountFen: direction === 'plus' ? fen : -fen,
    why: reason.trim(),
    document: document.trim(),
  }
}

/** What a fund of the account holds, in fen. */
const heldIn = ({ accounts }: Pick<RecordsFile, 'accounts'>, fund: CorrectionFund): number =>
  fund === 'current-year' ? accounts.currentYearFen : accounts.pastYearFen

/** Throws `correction-below-nought` where a fund holds less than is taken from it. */
function requireHeld(file: RecordsFile, { fund, amountFen }: CorrectionDetail): void {
  const heldFen = heldIn(file, fund)
  if (heldFen + amountFen >= 0) return
  throw problem('correction-below-nought', {
    fund: correctionFunds[fund],
    balance: formatYuan(heldFen),
    amount: formatYuan(-amountFen),
  })
}

/** Why this member of the staff may not decide (`payout-other-person-needed`): it is his own entry, account or family. */
export async function barOf(
  database: Database,
  { personNo, application }: Correction,
  staffName: string,
  action: 'confirm' | 'refuse',
): Promise<Problem | undefined> {
  const barred = (why: string) =>
    problem('payout-other-person-needed', { who: staffName, why, action: correctionActions[action] })
  if (application.actor === staffName) return barred('录入了这次更正')
  const kin = await kinOf(database, staffName, personNo)
  return kin === 'none' ? undefined : barred(kinText[kin])
}

/**
 * Decides: `confirm` books it. Throws `correction-not-found`, `payout-action-not-allowed`, `payout-other-person-needed`,
 * `payout-reason-missing` for a refusal or a taking back without one, `correction-below-nought`.
 */
export function decideCorrection(
  context: Context,
  command: Command & { id: string },
  action: 'confirm' | 'refuse' | 'withdraw',
  typed = '',
): Promise<{ id: string }> {
  const { personNo, by, id } = command
  const reason = typed.trim()
  if (action !== 'confirm' && reason === '')
    throw problem('payout-reason-missing', { action: correctionActions[action] })
  return runRecordCommand(correctionKind, {
    context,
    personNo,
    command: command.command,
    decide: async (file) => {
      const found = correctionIn(file, id)
      const { state, actions, pool, detail } = found
      const today = context.clock.today()
      const { fund, amountFen } = detail
      const move = { action, by, detail: action === 'confirm' ? { amountFen } : { reason } } as const
      const rows = recordRows(correctionKind, recordContentOf(found), state, actions.length, [move], today, 'desk')
      if (action !== 'withdraw') {
        const barred = await barOf(context.database, found, by.id, action)
        if (barred !== undefined) throw barred
      }
      if (action === 'confirm') requireHeld(file, detail)
      const told = { sourceId: sourceOf(id, 'result'), pool, bookedDay: today }
      return {
        recordId: id,
        rows,
        audit: audited(command, action, id),
        ...(action === 'confirm' && { changes: { ...correctAccount(told, { [fund]: amountFen }) } }),
      }
    },
    answer: ({ recordId }) => ({ id: recordId }),
  })
}

/** A correction without what depends on who looks. */
export const correctionTold = (
  file: Pick<RecordsFile, 'accounts'>,
  { recordId, personNo, state, detail, application, actions }: Correction,
): Omit<CorrectionMessage, 'personName' | 'allowed' | 'bar'> => ({
  ...{ id: recordId, personNo, state, stateTitle: correctionStates[state].title },
  ...{ fund: detail.fund, fundTitle: correctionFunds[detail.fund], direction: directionOf(detail.amountFen) },
  amount: formatYuan(Math.abs(detail.amountFen)),
  balance: formatYuan(heldIn(file, detail.fund)),
  ...{ reason: detail.why, document: detail.document },
  ...{ enteredBy: application.actor, enteredOn: application.effective_day },
  decidedBy: actions.length > 1 ? actions.at(-1)!.actor : null,
  decision: detail.reason ?? null,
})
