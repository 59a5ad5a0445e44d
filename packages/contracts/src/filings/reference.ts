import { statesReference } from '../states-table.ts'
import { filingActions, filingMachine, filingStates } from './machine.ts'

/** The state machine of a filing as a page of the reference. */
export function filingStatesReference(): string {
  return statesReference({
    title: '备案的状态',
    lead: [
      '每一行是一步：在什么状态、做什么、谁可以做、做完是什么状态。服务器、页面和本页用的是同一张表',
      '（`packages/contracts/src/filings/machine.ts`）。材料齐全并签了承诺书的申请，由系统一次走完受理、审核、准予和送达。',
    ],
    machine: filingMachine,
    stateTitles: Object.fromEntries(Object.entries(filingStates).map(([state, { title }]) => [state, title])),
    actionTitles: filingActions,
  })
}
