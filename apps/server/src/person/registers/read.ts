import type { RegisterKind } from '@yidi/contracts'
import { readFile } from '../file/index.ts'
import type { Records, WholeRegister } from '../file/index.ts'

/** All register records of a person, the one that begins last first; of one kind where `kind` is given. */
export async function registersOf(db: Records, personNo: string, kind?: RegisterKind): Promise<WholeRegister[]> {
  const records = (await readFile(db, { personNo }, ['wholeRegisters']))?.registers ?? []
  return kind === undefined ? records : records.filter((record) => record.kind === kind)
}

/** One register record of a person, or undefined: not there, or somebody else's. */
export async function findRegister(
  db: Records,
  personNo: string,
  recordId: string,
): Promise<WholeRegister | undefined> {
  return (await registersOf(db, personNo)).find((record) => record.recordId === recordId)
}
