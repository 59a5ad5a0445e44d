import { parseArgs } from 'node:util'
import { agencyFigureNames, agencyFigures, Problem } from '@yidi/contracts'
import type { AgencyFigureName, AgencyFiguresMessage } from '@yidi/contracts'
import { enterFigure, listFigures, systemClock } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'
import { withRecords } from './records.ts'

const byHand = { actorKind: 'system', actor: 'command-line' } as const
const names = agencyFigureNames.map((name) => `${name}（${agencyFigures[name].title}）`).join('、')

/** `yidi figure set` and `yidi figure list`: what an agency sets for its pool where no document states a figure. */
export const command: Command = {
  summary: '经办机构的数值（没有文件写明、由经办机构规定的）：set 录入，从某天起；list 列出录入过的',
  usage: 'figure set NAME VALUE --pool CODE --from DAY --document TEXT [--json] | figure list [--pool CODE] [--json]',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        pool: { type: 'string' },
        from: { type: 'string' },
        document: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const [what, name, value] = positionals
    const { pool, from, document } = values
    if (pool !== undefined && !openPolicies().pools.has(pool))
      throw new CommandFailure(`没有统筹区“${pool}”。yidi policy show 能看到有哪些。`)
    const write = (shown: AgencyFiguresMessage) => writeOut(values.json ? `${JSON.stringify(shown)}\n` : linesOf(shown))
    if (what === 'list' && positionals.length === 1) {
      await write(await withRecords((database) => listed(database, pool ?? null)))
      return 0
    }
    const complete = pool !== undefined && from !== undefined && document !== undefined && value !== undefined
    if (what !== 'set' || positionals.length !== 3 || !complete) throw new CommandFailure(`用法：yidi ${this.usage}`)
    const form = { name: nameOf(name), value, from, document }
    await write(
      await withRecords(async (database) => {
        const { ciphers, kysely } = database
        await asked(() =>
          kysely
            .transaction()
            .execute((transaction) =>
              enterFigure({ transaction, ciphers, clock: systemClock, by: byHand }, pool, form),
            ),
        )
        return listed(database, pool)
      }),
    )
    return 0
  },
}

const listed = (database: Parameters<typeof listFigures>[0], pool: string | null): Promise<AgencyFiguresMessage> =>
  listFigures(database, pool, { today: systemClock.today(), mayEnter: true })

function nameOf(word: string | undefined): AgencyFigureName {
  const found = agencyFigureNames.find((name) => name === word)
  if (found === undefined) throw new CommandFailure(`没有“${word ?? ''}”这个数值。可以录入的：${names}。`)
  return found
}

/** What is refused is told as it stands. */
async function asked(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Problem) throw new CommandFailure(`${error.document.detail}${error.document.remedy}`)
    throw error
  }
}

const stateWords = { corrected: '被更正', past: '以前的', now: '现在的', coming: '以后的' } as const

function linesOf({ figures, entries }: AgencyFiguresMessage): string {
  const unset = figures.filter(({ name }) => !entries.some((entry) => entry.name === name && entry.state === 'now'))
  return [
    ...entries.map(
      ({ poolName, title, from, value, document, enteredBy, state }) =>
        `${poolName}  ${title}  ${from}起  ${value}  ${document}（${enteredBy}录入，${stateWords[state]}）`,
    ),
    ...unset.map((figure) => `${figure.title}：${figure.unset}`),
    '',
  ].join('\n')
}
