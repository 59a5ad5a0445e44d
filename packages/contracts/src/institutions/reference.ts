import { statesReference } from '../states-table.ts'
import { agreementActions, agreementMachine, agreementStates } from './agreement.ts'
import { agreementApplicationActions, agreementApplicationMachine, agreementApplicationStates } from './application.ts'

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

/** docs/reference: the states of an institution's application for an agreement. */
export function agreementApplicationStatesReference(): string {
  return statesReference({
    title: '定点协议申请的状态',
    lead: [
      '机构向一个统筹区的经办机构申请，一人审核，另一人签订或不予签订。由 `packages/contracts/src/institutions/application.ts` 生成；表里没有的都不能办。',
    ],
    machine: agreementApplicationMachine,
    stateTitles: titlesOf(agreementApplicationStates),
    actionTitles: agreementApplicationActions,
  })
}
