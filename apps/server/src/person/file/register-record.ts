/** Registers as they stand: records of the shared table, all of one table of states. */
import { registerKinds, registerMachine } from '@yidi/contracts'
import type { RegisterKind, RegisterState } from '@yidi/contracts'
import { covers } from './interval.ts'
import { foldRecords } from './record.ts'
import type { LivingRecord, RecordActionRow, RecordStep } from './record.ts'

/** One record of a person's registers as it stands now. */
export interface RegisterRecord<Row extends RecordStep = RecordStep> extends LivingRecord<RegisterState, Row> {
  kind: RegisterKind
}

/** One read with everything that is on record of it. */
export type WholeRegister = RegisterRecord<RecordActionRow>

/** The registers' rows among those of the shared table, as SQL. */
export const ofRegisters = `kind in (${Object.keys(registerKinds)
  .map((kind) => `'${kind}'`)
  .join(', ')})`

/** Folds all register records of a person; rows come in any order. */
export function foldRegisters<Row extends RecordStep>(rows: readonly Row[]): RegisterRecord<Row>[] {
  return foldRecords(registerMachine, rows) as RegisterRecord<Row>[]
}

/** Whether a record holds on a day; one that was ended holds to its last day, which its end wrote as `to`. */
export function registerHoldsOn(record: RegisterRecord, day: string): boolean {
  const holds = record.state === 'approved' || record.state === 'ended'
  return holds && covers(record, day)
}
