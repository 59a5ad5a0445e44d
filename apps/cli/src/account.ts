import { parseArgs } from 'node:util'
import { accountRunKindNames, accountRunKinds, Problem } from '@yidi/contracts'
import type { AccountRunKind, AccountRunsMessage } from '@yidi/contracts'
import { carryOnRuns, listRuns, readyRun, startRun, systemClock } from '@yidi/server'
import type { Database } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'
import { withRecords } from './records.ts'

const byHand = { actorKind: 'system', actor: 'command-line' } as const
const kinds = accountRunKindNames.map((name) => `${name}（${accountRunKinds[name].title}）`).join('、')

/** `yidi account run` and `yidi account runs`: runs over everybody's personal account of a pool. */
export const command: Command = {
  summary:
    '个人账户划账：run 做一次（按月划入、大病保险费、年度结转），做到一半中断的接着做，不会重复；runs 列出做过的',
  usage: 'account run KIND PERIOD --pool CODE [--json] | account runs [--pool CODE] [--json]',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { pool: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const [what, kind, period] = positionals
    const { pool } = values
    if (pool !== undefined && !openPolicies().pools.has(pool))
      throw new CommandFailure(`没有统筹区“${pool}”。yidi policy show 能看到有哪些。`)
    const write = (shown: AccountRunsMessage) => writeOut(values.json ? `${JSON.stringify(shown)}\n` : linesOf(shown))
    if (what === 'runs' && positionals.length === 1) {
      await write(await withRecords((database) => listed(database, pool ?? null)))
      return 0
    }
    if (what !== 'run' || positionals.length !== 3 || pool === undefined)
      throw new CommandFailure(`用法：yidi ${this.usage}`)
    await write(await withRecords((database) => asked(() => runNow(database, pool, kindOf(kind), period!))))
    return 0
  },
}

const listed = (database: Database, pool: string | null): Promise<AccountRunsMessage> =>
  listRuns(database, pool, { today: systemClock.today(), mayStart: true })

/** Starts the run, or takes up the one that is under way, and does it to the end. */
async function runNow(
  database: Database,
  pool: string,
  kind: AccountRunKind,
  period: string,
): Promise<AccountRunsMessage> {
  const context = { database, clock: systemClock, release: openPolicies() }
  const ready = await readyRun(context, pool, { kind, period })
  await database.kysely
    .transaction()
    .execute((transaction) => startRun(context, transaction, ready, byHand))
    .catch((error: unknown) => {
      if (!(error instanceof Problem && error.document.code === 'account-run-under-way')) throw error
    })
  await carryOnRuns(context, pool)
  return listed(database, pool)
}

function kindOf(word: string | undefined): AccountRunKind {
  const found = accountRunKindNames.find((name) => name === word)
  if (found === undefined) throw new CommandFailure(`没有“${word ?? ''}”这种划账。可以做的：${kinds}。`)
  return found
}

/** What is refused is told as it stands. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem) throw new CommandFailure(`${error.document.detail}${error.document.remedy}`)
    throw error
  }
}

function linesOf({ runs }: AccountRunsMessage): string {
  if (runs.length === 0) return '还没有划过账。\n'
  return runs
    .map(({ title, stateTitle, waitsFor, people, amount, owed, leftOutCount, pool }) => {
      const more = [
        ...(waitsFor === null ? [] : [`等录入“${waitsFor}”`]),
        ...(owed === '0.00' ? [] : [`欠缴 ${owed} 元`]),
        ...(leftOutCount === 0 ? [] : [`${String(leftOutCount)} 人没有办成`]),
      ]
      return `${pool}  ${title}  ${stateTitle}  ${String(people)} 人  账户增加 ${amount} 元${more.map((word) => `，${word}`).join('')}\n`
    })
    .join('')
}
