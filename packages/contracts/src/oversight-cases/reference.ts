import { statesReference } from '../states-table.ts'
import { oversightCaseActions, oversightCaseMachine, oversightCaseStates } from './machine.ts'

/** docs/reference: the states of a case of oversight. */
export function oversightCaseStatesReference(): string {
  return statesReference({
    title: '稽核案件的状态',
    lead: [
      '一人提出处理意见，另一人审定；撤销处理也要两个人。关于经办人员的案件只由审计办。由 `packages/contracts/src/oversight-cases/machine.ts` 生成。',
    ],
    machine: oversightCaseMachine,
    stateTitles: Object.fromEntries(Object.entries(oversightCaseStates).map(([state, { title }]) => [state, title])),
    actionTitles: oversightCaseActions,
  })
}
