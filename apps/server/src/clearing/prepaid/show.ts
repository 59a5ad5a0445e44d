/** 预付金 as the desk sees it: what is left of it, how it stands to what is owed, what was paid in and back. */
import { agencyFigures, allowedActions, prepaidLevels, prepaidMachine, prepaidStates } from '@yidi/contracts'
import type { PrepaidLevel, PrepaidMessage, Staff } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { figureOn } from '../../agency/figures/index.ts'
import { bookBalances, regionAccounts } from '../../money/ledger/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import type { Pair } from '../regions/index.ts'
import { drawnOf, pairOf, titleOf } from './commands.ts'
import type { PrepaidRecord } from './commands.ts'
import prepaid from './kind.ts'

type Deps = Pick<RecordsDeps, 'database' | 'clock'>
const shown = 200

/** The prepaid funds that a region has paid or holds, or all, and the latest records of them. */
export async function showPrepaid(deps: Deps, staff: Staff): Promise<PrepaidMessage> {
  const { kysely } = deps.database
  let query = kysely.selectFrom('office_record').select('record_id').where('kind', '=', prepaid.name)
  if (staff.pool !== null) {
    const { pool } = staff
    query = query.where((where) => where.or([where('region', '=', pool), where('subject', '=', pool)]))
  }
  const rows = await query.orderBy('record_no', 'desc').limit(shown).execute()
  const records = await Promise.all(rows.map(({ record_id }) => findOfficeRecord(kysely, prepaid, record_id)))
  const pairs = new Map<string, Pair>()
  for (const record of records) {
    const pair = pairOf(drawnOf(record), record)
    if (record.state === 'done') pairs.set(`${pair.pool} ${pair.region}`, pair)
  }
  const sorted = [...pairs.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair)
  return {
    funds: await Promise.all(sorted.map((pair) => fundOf(deps, pair))),
    records: records.map((record) => messageOf(record, staff)),
    enters: staff.pool !== null && staff.roles.includes('finance'),
  }
}

/** What of a fund is owed by now, against the lines that the treating region's agency has set. */
async function fundOf({ database, clock }: Deps, { pool, region }: Pair): Promise<PrepaidMessage['funds'][number]> {
  const accounts = regionAccounts(region)
  const today = clock.today()
  const balances = await bookBalances(database, pool)
  const fen = (name: string) => balances.find(({ account }) => account === name)?.balanceFen ?? 0
  const [held, owed] = [fen(accounts.prepaid), fen(accounts.payable)]
  const [yellow, red] = await Promise.all([
    figureOn(database, region, 'clearing.prepaid-yellow', today),
    figureOn(database, region, 'clearing.prepaid-red', today),
  ])
  const level = levelOf(held, owed, { yellow: yellow?.value, red: red?.value })
  const isUnset = yellow === undefined && red === undefined
  return {
    ...{ pool, poolName: placeName(pool), region, regionName: placeName(region) },
    ...{ balance: formatYuan(held), owed: formatYuan(owed), level, levelTitle: prepaidLevels[level] },
    note: isUnset ? `${agencyFigures['clearing.prepaid-yellow'].unset}。` : null,
  }
}

/** The level of what is owed of what is held (fen); lines in parts per million, undefined where none is set. */
function levelOf(
  held: number,
  owed: number,
  lines: { yellow: number | undefined; red: number | undefined },
): PrepaidLevel {
  const reaches = (line: number | undefined) => line !== undefined && owed > 0 && owed * 1_000_000 >= line * held
  if (reaches(lines.red)) return 'red'
  return reaches(lines.yellow) ? 'yellow' : 'ok'
}

function messageOf(record: PrepaidRecord, { roles, pool, staffName }: Staff): PrepaidMessage['records'][number] {
  const drawn = drawnOf(record)
  const drawnBy = record.steps[0]!.actor
  const own = pool === record.region
  return {
    recordId: record.recordId,
    ...{ kind: drawn.kind, title: titleOf(drawn, record), state: record.state },
    stateTitle: prepaidStates[record.state].title,
    ...{ amount: formatYuan(drawn.amountFen), document: drawn.document, drawnBy },
    allowed: own
      ? allowedActions(prepaidMachine, record.state, ...roles).filter(
          (action) => action !== 'confirm' || drawnBy !== staffName,
        )
      : [],
  }
}
