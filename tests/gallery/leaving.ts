/** Money that is to leave an account in the gallery: of somebody who died, and by a correction. */
import type { CorrectionForm, DeathForm, InheritanceForm } from '@yidi/contracts'
import { recordKinds } from '../../apps/server/src/kinds.ts'
import { updateDeskTasks } from '../../apps/server/src/platform/records/index.ts'
import { people } from '../hospital/hospital.ts'
import type { Doors } from './doors.ts'

const clerk = 'staff desk-339900'

/** An inheritance that waits for its approval, and a correction of the same account that waits for whoever confirms it. */
export async function leaveMoney(doors: Doors): Promise<{ dead: string; payout: string; correction: string }> {
  const dead = people.foundingWorker
  const url = `/api/desk/people/${dead}`
  const correct: CorrectionForm = {
    ...{ fund: 'past-year', direction: 'plus', amount: '120.00', reason: '少划入一个月', document: '审批表 1' },
  }
  const { id: correction } = await doors.send(clerk, `${url}/account-corrections`, correct)
  const { id: first } = await doors.send(clerk, `${url}/account-corrections`, { ...correct, amount: '300.00' })
  await doors.send('staff approve-339900', `/api/desk/account-corrections/${first}/confirm`, {})
  const day = doors.server.platform.clock.today()
  await doors.send(clerk, `${url}/death`, { day, document: '死亡医学证明 330100-1' } satisfies DeathForm)
  const heir = {
    relation: 'child',
    sharePpm: 500_000,
    bank: '演示银行杭州分行',
    number: '6222000011112222337',
  } as const
  const { id: payout } = await doors.send(clerk, `${url}/account-payouts/inheritance`, {
    heirs: [
      { ...heir, name: '演示继承甲', proof: '护照 E00000001' },
      { ...heir, name: '演示继承乙', proof: '护照 E00000002' },
    ],
    document: '继承公证书 1',
  } satisfies InheritanceForm)
  const { db, clock } = doors.server.platform
  await updateDeskTasks(db, clock, recordKinds)
  return { dead, payout, correction }
}
