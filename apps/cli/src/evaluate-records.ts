import { StoredBills } from '@yidi/rules/evaluation'
import type { PersonBills } from '@yidi/rules/evaluation'
import { settledOfYear } from '@yidi/server'
import type { EvaluateOptions } from './evaluate-options.ts'
import { withRecords } from './records.ts'

/** Goes through everybody who has a settlement of the year in the records. */
export async function eachRecorded(
  { pools, year, before }: EvaluateOptions,
  add: (bills: PersonBills) => Promise<void>,
): Promise<void> {
  await withRecords(async (database) => {
    for await (const bills of settledOfYear(database, year, pools)) await add(new StoredBills(bills, before))
  })
}
