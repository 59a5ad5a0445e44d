import { statesReference } from '../states-table.ts'
import { claimActions, claimMachine, claimStates } from './machine.ts'

/** The state machine of a claim as a page of the reference. */
export function claimStatesReference(): string {
  return statesReference({
    title: '零星报销的状态',
    lead: [
      '每一行是一步：在什么状态、做什么、谁可以做、做完是什么状态。服务器、页面和本页用的是同一张表',
      '（`packages/contracts/src/claims/machine.ts`）。受理、审核、复核和付款由不同的人办。',
    ],
    machine: claimMachine,
    stateTitles: Object.fromEntries(Object.entries(claimStates).map(([state, { title }]) => [state, title])),
    actionTitles: claimActions,
  })
}
