import { roles } from './access/roles.ts'

/** A table of states as the server, the pages and the reference use it: state × action → next state, and who may. */
interface StatesTable {
  /** Chinese heading of the page. */
  title: string
  /** What the table is about, and in which file it stands. */
  lead: readonly string[]
  machine: Readonly<Record<string, Readonly<Record<string, { to: string; by: readonly string[] } | undefined>>>>
  stateTitles: Readonly<Record<string, string>>
  actionTitles: Readonly<Record<string, string>>
}

const actorTitles: Readonly<Record<string, string>> = { ...roles, system: '系统' }

/** A table of states as a page of the reference, one line a step. */
export function statesReference({ title, lead, machine, stateTitles, actionTitles }: StatesTable): string {
  const lines = [
    `# ${title}`,
    '',
    '<!-- Generated: npm run -s yidi -- docs. -->',
    '',
    ...lead,
    '',
    '| 状态 | 动作 | 谁 | 之后 |',
    '| --- | --- | --- | --- |',
  ]
  const nameOf = (state: string): string => `${stateTitles[state] ?? '（还没有）'} \`${state}\``
  for (const [state, transitions] of Object.entries(machine)) {
    const from = state === 'none' ? '（还没有）' : nameOf(state)
    const steps = Object.entries(transitions)
    for (const [action, step] of steps) {
      if (step === undefined) continue
      const who = step.by.map((actor) => actorTitles[actor] ?? actor).join('、')
      lines.push(`| ${from} | ${actionTitles[action] ?? action} \`${action}\` | ${who} | ${nameOf(step.to)} |`)
    }
    if (steps.length === 0) lines.push(`| ${from} | — | — | 到此为止 |`)
  }
  return `${lines.join('\n')}\n`
}
