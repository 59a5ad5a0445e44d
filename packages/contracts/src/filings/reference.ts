import { roles } from '../access/roles.ts'
import { filingActions, filingMachine, filingStates } from './machine.ts'
import type { FilingAction, FilingActor, FilingState, Transition } from './machine.ts'

const actorTitles: Readonly<Record<FilingActor, string>> = { ...roles, system: '系统' }

/** The state machine of a filing as a page of the reference. */
export function filingStatesReference(): string {
  const lines = [
    '# 备案的状态',
    '',
    '<!-- Generated: npm run -s yidi -- docs. -->',
    '',
    '每一行是一步：在什么状态、做什么、谁可以做、做完是什么状态。服务器、页面和本页用的是同一张表',
    '（`packages/contracts/src/filings/machine.ts`）。材料齐全并签了承诺书的申请，由系统一次走完受理、审核、准予和送达。',
    '',
    '| 状态 | 动作 | 谁 | 之后 |',
    '| --- | --- | --- | --- |',
  ]
  for (const [state, transitions] of Object.entries(filingMachine)) {
    const title = state === 'none' ? '（还没有）' : filingStates[state as FilingState].title
    const entries = Object.entries(transitions) as [FilingAction, Transition][]
    for (const [action, { to, by }] of entries) {
      const who = by.map((actor) => actorTitles[actor]).join('、')
      lines.push(
        `| ${title} \`${state}\` | ${filingActions[action]} \`${action}\` | ${who} | ${filingStates[to].title} \`${to}\` |`,
      )
    }
    if (entries.length === 0) lines.push(`| ${title} \`${state}\` | — | — | 到此为止 |`)
  }
  return `${lines.join('\n')}\n`
}
