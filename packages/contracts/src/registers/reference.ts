import { statesReference } from '../states-table.ts'
import { registerActions, registerKinds, registerMachine, registerStates } from './machine.ts'

/** The state machine of the registers as a page of the reference. */
export function registerStatesReference(): string {
  return statesReference({
    title: '登记的状态',
    lead: [
      `${Object.values(registerKinds).join('、')}共用一张表（\`packages/contracts/src/registers/machine.ts\`）。`,
      '不需要经办机构决定的登记，提交时由系统一并通过。',
    ],
    machine: registerMachine,
    stateTitles: Object.fromEntries(Object.entries(registerStates).map(([state, { title }]) => [state, title])),
    actionTitles: registerActions,
  })
}
