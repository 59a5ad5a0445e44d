/** 基金收支 as the desk sees it: what lies on each bank account, what waits for a second person, what was done. */
import { allowedActions, bankAccounts, treasuryActions, treasuryMachine, treasuryStates } from '@yidi/contracts'
import type { BankAccountName, Staff, TreasuryMessage, TreasuryRecordMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { bankAccountOf, bookBalances } from '../../money/ledger/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import { drawnOf, titleOf } from './commands.ts'
import type { TreasuryRecord } from './commands.ts'
import treasury from './kind.ts'

const shown = 100

/** The bank accounts of a region and its latest records. */
export async function showTreasury(deps: RecordsDeps, staff: Staff, region: string): Promise<TreasuryMessage> {
  const { database } = deps
  const accounts = await bankBalances(deps, region)
  const rows = await database.kysely
    .selectFrom('office_record')
    .select('record_id')
    .where('kind', '=', treasury.name)
    .where('region', '=', region)
    .orderBy('record_no', 'desc')
    .limit(shown)
    .execute()
  const records = await Promise.all(rows.map(({ record_id }) => findOfficeRecord(database.kysely, treasury, record_id)))
  const enters = staff.roles.includes('finance') && staff.pool === region
  return {
    region,
    accounts: accounts.map(({ bank, balanceFen }) => ({
      ...{ bank, title: bankAccounts[bank], account: bankAccountOf(bank) },
      balance: formatYuan(balanceFen),
    })),
    records: records.map((record) => messageOf(record, enters ? staff : null)),
    enters,
  }
}

/** What lies on each bank account of a region today, in fen. */
export async function bankBalances(
  { database, clock }: Pick<RecordsDeps, 'database' | 'clock'>,
  region: string,
): Promise<{ bank: BankAccountName; balanceFen: number }[]> {
  const balances = new Map(
    (await bookBalances(database, region, clock.today())).map(({ account, balanceFen }) => [account, balanceFen]),
  )
  return (Object.keys(bankAccounts) as BankAccountName[]).map((bank) => ({
    bank,
    balanceFen: balances.get(bankAccountOf(bank)) ?? 0,
  }))
}

function messageOf(record: TreasuryRecord, staff: Staff | null): TreasuryRecordMessage {
  const drawn = drawnOf(record)
  const { apart = {} } = treasury
  const isOwn = (before: readonly string[]) =>
    record.steps.some(({ action, actor }) => before.includes(action) && actor === staff?.staffName)
  return {
    recordId: record.recordId,
    kind: drawn.kind,
    title: titleOf(drawn),
    ...{ state: record.state, stateTitle: treasuryStates[record.state].title },
    ...{ amount: formatYuan(drawn.amountFen), document: drawn.document },
    steps: record.steps.map(({ action, actor, at, detail }) => ({
      ...{ action, title: treasuryActions[action], by: actor, at: at.toISOString() },
      words: textOf(detail['words']),
      ...{ reference: textOf(detail['reference']), day: textOf(detail['day']) },
    })),
    allowed:
      staff === null
        ? []
        : allowedActions(treasuryMachine, record.state, ...staff.roles).filter((action) => !isOwn(apart[action] ?? [])),
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
