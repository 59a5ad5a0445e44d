/** What was found of the agency's own staff. Whoever it is about does not see it. */
import { agencyFigures, staffRules } from '@yidi/contracts'
import type { Staff, StaffFindingsMessage, StaffRule } from '@yidi/contracts'
import type { Selectable } from 'kysely'
import { figureOn } from '../../agency/figures/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { StaffFindingTable } from '../../platform/storage/index.ts'

const shown = 500
const states = { open: '待查', 'in-case': '已立案', dismissed: '没有问题' } as const
const names: Readonly<Record<string, string>> = {
  ...{ times: '次数', hour: '几点', people: '人数', set: '定的人数', decisions: '决定' },
  ...{ other: '另一人', count: '同两人', all: '一共' },
}

const figures = [
  'own-staff.looks-an-hour',
  'own-staff.night-from',
  'own-staff.night-to',
  'own-staff.pair-count',
  'own-staff.pair-share',
] as const

/** What was found, the latest first, with the limits that the agency has not set; never what is about whoever asks. */
export async function showStaffFindings(
  { database, clock }: Pick<RecordsDeps, 'database' | 'clock'>,
  { pool, staffName }: Staff,
): Promise<StaffFindingsMessage> {
  let query = database.kysely.selectFrom('staff_finding').selectAll().where('staff', '<>', staffName)
  if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query.orderBy('day', 'desc').orderBy('found_at', 'desc').limit(shown).execute()
  const set = await Promise.all(
    figures.map((name) => (pool === null ? undefined : figureOn(database, pool, name, clock.today()))),
  )
  return {
    findings: rows.map(messageOf),
    unset:
      pool === null
        ? []
        : figures.filter((_name, index) => set[index] === undefined).map((name) => agencyFigures[name].title),
  }
}

function messageOf(row: Selectable<StaffFindingTable>): StaffFindingsMessage['findings'][number] {
  const rule: StaffRule = row.rule
  return {
    ...{ findingId: row.finding_id, rule, ruleTitle: staffRules[rule].title, says: staffRules[rule].says },
    ...{ staff: row.staff, personNo: row.person_no, day: row.day },
    facts: Object.entries(row.facts).map(([name, value]) => ({ name: names[name] ?? name, value: String(value) })),
    ...{ state: row.state, stateTitle: states[row.state], words: row.words, caseId: row.case_id },
  }
}
