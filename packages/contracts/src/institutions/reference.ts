import { statesReference } from '../states-table.ts'
import { agreementActions, agreementMachine, agreementStates } from './agreement.ts'

const titlesOf = (entries: Readonly<Record<string, { title: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).map(([name, { title }]) => [name, title]))

/** The state machine of an agreement as a page of the reference. */
export function agreementStatesReference(): string {
  return statesReference({
    title: '定点协议的状态',
    lead: [
      '服务器、页面和本页用的是同一张表（`packages/contracts/src/institutions/agreement.ts`）。协议有效和限期整改期间可以结算。',
    ],
    machine: agreementMachine,
    stateTitles: titlesOf(agreementStates),
    actionTitles: titlesOf(agreementActions),
  })
}
