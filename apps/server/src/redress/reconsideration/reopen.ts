/** Where a changed decision leads back into: the claim reopened with its result taken back, the filing or the register decided again, the measure lifted. */
import type { ReconsideredKind } from '@yidi/contracts'
import { kinBar, kinshipOf, reopening } from '../../claims/decide/index.ts'
import { claimKind, furtherRows } from '../../claims/record/index.ts'
import { contentOf, filingKind, filingRows } from '../../filing/record/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { measureKind } from '../../person/measures/index.ts'
import { registerKind, registerRows } from '../../person/registers/index.ts'
import type { OutboxEvent } from '../../person/journal/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import {
  findTask,
  noteTasks,
  recordContentOf,
  recordEvents,
  recordRows,
  theProgram,
} from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { AuditEntry, CommandKey, PersonChanges } from '../../platform/storage/index.ts'

/** What is written of the other record, beside the reconsideration's own step. */
interface Reopened {
  changes: PersonChanges
  events: OutboxEvent[]
  audit: AuditEntry[]
}

interface Reopening {
  deps: RecordsDeps
  file: RecordsFile
  personNo: string
  by: Acting
  command: CommandKey
  /** What the person reads of it. */
  reason: string
  /** Number of the reconsideration. */
  reconsideration: string
}

const kinds = { filing: filingKind, claim: claimKind, register: registerKind, measure: measureKind }

/** Brings the queue up to date with the record that was reopened, after the commit. */
export const noteReopened = (
  { database, clock }: RecordsDeps,
  kind: ReconsideredKind,
  personNo: string,
  events: readonly OutboxEvent[],
): Promise<void> => noteTasks(database, kinds[kind], personNo, events, clock.now())

/** Throws `claim-own-family`, `claim-later-settlement`, `claim-recovery-begun`, and the refusal of the record's table of states. */
export async function reopened(kind: ReconsideredKind, id: string, reopening: Reopening): Promise<Reopened> {
  switch (kind) {
    case 'claim':
      return claimReopened(id, reopening)
    case 'filing':
      return filingReopened(id, reopening)
    case 'register':
      return registerReopened(id, reopening)
    case 'measure':
      return measureLifted(id, reopening)
  }
}

const auditOf = ({ by }: Reopening, action: string, subjectId: string): AuditEntry[] => [
  { actorKind: by.kind, actor: by.id, action, subjectId },
]

async function claimReopened(id: string, given: Reopening): Promise<Reopened> {
  const { deps, file, personNo, by, command, reason } = given
  const claim = file.claims.find(({ claimId }) => claimId === id)!
  const barred = kinBar(await kinshipOf(deps.database, by.id, claim), by.id, '改变原来的决定')
  if (barred !== undefined) throw barred
  const { moves, changes } = await reopening(deps, claim, { by, command }, reason)
  const rows = furtherRows(claim, moves, deps.clock.today())
  return {
    changes: { ...changes, claim_action: rows },
    events: recordEvents(claimKind, deps, file.claims, { recordId: id, rows, audit: [] }, personNo, deps.clock.now()),
    audit: auditOf(given, 'claim.reopen', id),
  }
}

function filingReopened(id: string, given: Reopening): Reopened {
  const { deps, file, personNo, reason } = given
  const filing = file.filings.find(({ filingId }) => filingId === id)!
  const { state, actions, application } = filing
  const move = { action: 'reopen', by: theProgram, detail: { reason } } as const
  const rows = filingRows(contentOf(filing), state, actions.length, [move], deps.clock.today(), application.channel)
  return {
    changes: { filing_action: rows },
    events: recordEvents(filingKind, deps, file.filings, { recordId: id, rows, audit: [] }, personNo, deps.clock.now()),
    audit: auditOf(given, 'filing.reopen', id),
  }
}

async function registerReopened(id: string, given: Reopening): Promise<Reopened> {
  const { deps, file, personNo, reason } = given
  const register = file.registers.find(({ recordId }) => recordId === id)!
  const { state, actions, application } = register
  const move = { action: 'reopen', by: theProgram, detail: { reason } } as const
  const content = recordContentOf(register)
  const rows = registerRows(content, state, actions.length, [move], deps.clock.today(), application.channel)
  const title = (await findTask(deps.database, id))?.title ?? ''
  const decision = { recordId: id, rows, audit: [], title }
  return {
    changes: { record_action: rows },
    events: recordEvents(registerKind, deps, file.registers, decision, personNo, deps.clock.now()),
    audit: auditOf(given, 'register.reopen', id),
  }
}

/** From today on one settles directly again; the case stands as it was decided, and shows that its measure is lifted. */
function measureLifted(id: string, given: Reopening): Reopened {
  const { deps, file, personNo, reason, reconsideration } = given
  const measure = measureKind.recordsOf(file).find(({ recordId }) => recordId === id)!
  const { state, actions } = measure
  const today = deps.clock.today()
  const move = { action: 'lift', by: theProgram, detail: { liftedOn: today, reason, reconsideration } } as const
  const rows = recordRows(measureKind, recordContentOf(measure), state, actions.length, [move], today, 'desk')
  return {
    changes: { record_action: rows },
    events: recordEvents(
      measureKind,
      deps,
      measureKind.recordsOf(file),
      { recordId: id, rows, audit: [] },
      personNo,
      deps.clock.now(),
    ),
    audit: auditOf(given, 'measure.lift', id),
  }
}
