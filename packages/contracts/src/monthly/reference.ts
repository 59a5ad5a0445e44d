import { statesReference } from '../states-table.ts'
import { monthlyActions, monthlyMachine, monthlyStates } from './machine.ts'

/** docs/reference/monthly-states.md: the states of an institution's application for a month. */
export function monthlyStatesReference(): string {
  return statesReference({
    title: '月度申报的状态',
    lead: [
      '机构申报一个月，经办机构审核、复核、付款。由 `packages/contracts/src/monthly/machine.ts` 生成；表里没有的都不能办。审核的人不能复核同一件。',
    ],
    machine: monthlyMachine,
    stateTitles: Object.fromEntries(Object.entries(monthlyStates).map(([state, { title }]) => [state, title])),
    actionTitles: monthlyActions,
  })
}
