/** What pharmacies do: purchases by one message, tried before, sent twice, given up, brought back. */
import assert from 'node:assert/strict'
import { amountsOf } from '../hospital/checks.ts'
import { Hospital, money, purchase } from '../hospital/hospital.ts'
import type { LineOf } from '../hospital/hospital.ts'
import { pickSettled, send, settleOnce, undoOnce } from './scene.ts'
import type { Scene } from './scene.ts'
import type { Purchase } from './things.ts'
import { pharmacies } from './world.ts'

const codes = ['YDA0000001', 'YDB0000001', 'YDB0000002', 'YDC0000001', 'NOBODY-KNOWS']

export async function buy(scene: Scene): Promise<void> {
  const { random, books } = scene
  const { personNo, insuranceType } = pickSettled(scene)
  const [code, place] = random.pick(pharmacies)
  const pharmacy = new Hospital(scene.counter, code, place)
  const lines = Array.from({ length: 1 + random.below(3) }, (): LineOf => [
    random.pick(codes),
    1 + random.below(3),
    money(random.below(20_000) / 100),
  ])
  const input = purchase(personNo, lines, { insutype: insuranceType })
  if (random.chance(0.2)) {
    const trial = await send(scene, pharmacy, '2101', input, `${scene.msgid}p`)
    if (trial.infcode === 0) assert.equal(amountsOf(trial)['medfee_sumamt'], input.druginfo.medfee_sumamt)
  }
  const amounts = await settleOnce(scene, { hospital: pharmacy, personNo, infno: '2102', input }, true)
  if (amounts === undefined) return
  const [visitId, settlementId] = [String(amounts['mdtrt_id']), String(amounts['setl_id'])]
  books.purchases.push({ personNo, pharmacy, visitId, settlementId })
}

/** 2103. */
export async function bringBack(scene: Scene, bought: Purchase): Promise<void> {
  const { books } = scene
  if (!(await undoOnce(scene, bought.pharmacy, '2103', bought))) return
  books.purchases = books.purchases.filter((one) => one !== bought)
}
