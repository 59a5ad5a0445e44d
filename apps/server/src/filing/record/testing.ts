/** For tests: the filings of a person that hold for a visit, read and judged as a settlement does. */
import { filingsOn, readFile } from '../../person/file/index.ts'
import type { Records } from '../../person/file/index.ts'
import { asInForce } from './read.ts'
import type { FilingInForce } from './read.ts'

export async function filingsInForce(
  db: Records,
  personNo: string,
  day: string,
  visitId?: string,
): Promise<FilingInForce[]> {
  const file = await readFile(db, { personNo }, ['filings'])
  return file === undefined ? [] : filingsOn(file, day, visitId).map(asInForce)
}
