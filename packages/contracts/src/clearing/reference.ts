import { statesReference } from '../states-table.ts'
import { clearingActions, clearingMachine, clearingStates } from './machine.ts'

/** docs/reference/clearing-states.md: the states of a clearing between two regions. */
export function clearingStatesReference(): string {
  return statesReference({
    title: '区域清算的状态',
    lead: [
      '就医地汇总，参保地确认或争议，就医地答复，参保地另一位同事复核，再付款。由 `packages/contracts/src/clearing/machine.ts` 生成；表里没有的都不能办。汇总、发送、作废、答复由就医地办，其余由参保地办；确认的人不能复核同一件。',
    ],
    machine: clearingMachine,
    stateTitles: Object.fromEntries(Object.entries(clearingStates).map(([state, { title }]) => [state, title])),
    actionTitles: clearingActions,
  })
}
