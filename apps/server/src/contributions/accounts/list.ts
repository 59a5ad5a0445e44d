/** The runs of a pool as the desk and the command line show them. */
import {
  accountRunKindNames,
  accountRunKinds,
  accountRunLeftOut,
  accountRunStates,
  agencyFigures,
  agencyFigureText,
} from '@yidi/contracts'
import type { AccountRunMessage, AccountRunsMessage, AgencyFigureName } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { AccountRunBasis, Database } from '../../platform/storage/index.ts'
import { runKinds } from './kinds.ts'
import { runTitle } from './start.ts'
import type { RunRow } from './start.ts'

const mostRuns = 60
const mostPeople = 100

/** The runs of a pool, or of all where it is null. */
export async function listRuns(
  { kysely }: Pick<Database, 'kysely'>,
  pool: string | null,
  { today, mayStart }: { today: string; mayStart: boolean },
): Promise<AccountRunsMessage> {
  let query = kysely.selectFrom('account_run').selectAll()
  if (pool !== null) query = query.where('pool', '=', pool)
  const runs = await query.orderBy('started_at', 'desc').orderBy('run_id').limit(mostRuns).execute()
  return {
    runs: await Promise.all(runs.map((run) => toldRun({ kysely }, run))),
    kinds: accountRunKindNames.map((kind) => ({
      kind,
      title: accountRunKinds[kind].title,
      periods: runKinds[kind].periods(today),
    })),
    mayStart,
  }
}

async function toldRun({ kysely }: Pick<Database, 'kysely'>, run: RunRow): Promise<AccountRunMessage> {
  const people =
    run.left_out === 0
      ? []
      : await kysely
          .selectFrom('account_run_left_out')
          .select(['person_no as personNo', 'why'])
          .where('run_id', '=', run.run_id)
          .orderBy('person_no')
          .limit(mostPeople)
          .execute()
  return {
    runId: run.run_id,
    pool: run.pool,
    kind: run.kind,
    title: runTitle(run),
    period: run.period,
    state: run.state,
    stateTitle: accountRunStates[run.state],
    waitsFor: run.waits_for === null ? null : agencyFigures[run.waits_for as AgencyFigureName].title,
    basis: basisTexts(run.basis),
    people: run.people,
    amount: formatYuan(run.amount_fen),
    owed: formatYuan(run.owed_fen),
    leftOut: people.map(({ personNo, why }) => ({ personNo, why: accountRunLeftOut[why] })),
    leftOutCount: run.left_out,
    startedBy: run.started_by,
    startedAt: run.started_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
  }
}

/** 上年全省月平均工资 8432.83元（浙江省…，待核实） */
function basisTexts({ averageWageFen, interestPpm }: AccountRunBasis): string[] {
  const told = [['average-wage', averageWageFen] as const, ['account-interest', interestPpm] as const]
  return told.flatMap(([name, figure]) => {
    if (figure === undefined) return []
    const weak = figure.provisional === true ? '，待核实' : ''
    return [`${agencyFigures[name].title} ${agencyFigureText(name, figure.value)}（${figure.document}${weak}）`]
  })
}
