/** What happens between institutions, agencies and regions: one thing at a time, while hospitals go on; and all that is left at the end. */
import { answer, apply, approve, audit, hear, toApply, withdraw } from './month-desk.ts'
import { assertFinished } from './month-model.ts'
import type { Application, Clearing } from './month-model.ts'
import {
  confirmOfficeBatch,
  drawOfficeBatch,
  enterAccount,
  markOfficePayment,
  waitsFor,
  wantAccounts,
} from './month-payments.ts'
import {
  answerDisputes,
  approveList,
  confirmList,
  couldDraw,
  drawList,
  movePrepaid,
  pairsOf,
  payPrepaid,
  sendList,
} from './region-desk.ts'
import type { Scene } from './scene.ts'

/** Something that can be done now, how often it is chosen, and whether it has to be done before a month is finished. */
interface Task {
  weight: number
  isNeeded: boolean
  run: () => Promise<void>
}

function tasksOf(scene: Scene): Task[] {
  const { months } = scene.books
  const tasks: Task[] = []
  function each<One>(
    some: readonly One[],
    weight: number,
    run: (scene: Scene, one: One) => Promise<void>,
    isNeeded = true,
  ) {
    if (some.length > 0) tasks.push({ weight, isNeeded, run: () => run(scene, scene.random.pick(some)) })
  }
  const applications = (...states: Application['state'][]) =>
    months.applications.filter(({ state }) => states.includes(state))
  const clearings = (...states: Clearing['state'][]) => months.clearings.filter(({ state }) => states.includes(state))
  const pairs = toApply(scene).length + months.applications.length === 0 ? [] : pairsOf(scene)
  each(toApply(scene), 6, apply)
  each(applications('applied', 'auditing'), 1, withdraw, false)
  each(applications('applied', 'auditing'), 6, audit)
  each(applications('objecting'), 5, hear)
  each(applications('answering'), 5, answer)
  each(applications('concluded'), 6, approve)
  each(wantAccounts(scene), 4, enterAccount)
  const waiting = waitsFor(scene).filter(({ payee }) => months.accounts.has(payee))
  each(waiting, 4, drawOfficeBatch)
  each(
    months.batches.filter(({ state }) => state === 'drawn'),
    4,
    confirmOfficeBatch,
  )
  each(
    months.batches.filter(({ state }) => state === 'confirmed'),
    6,
    markOfficePayment,
  )
  each(
    pairs.filter((pair) => couldDraw(scene, pair) > 0),
    4,
    drawList,
  )
  each(pairs, 1, drawList, false)
  each(clearings('drawn'), 4, sendList)
  each(clearings('sent'), 5, confirmList)
  each(clearings('disputed'), 5, answerDisputes)
  each(clearings('confirmed'), 5, approveList)
  each(clearings('approved'), 3, payPrepaid, false)
  each(pairs, 2, movePrepaid, false)
  return tasks
}

/** One thing, by chance; nothing while no month is over. */
export async function workAtOffices(scene: Scene): Promise<void> {
  const tasks = tasksOf(scene)
  let drawn = scene.random.below(
    Math.max(
      1,
      tasks.reduce((sum, { weight }) => sum + weight, 0),
    ),
  )
  for (const { weight, run } of tasks) {
    if (drawn < weight) return run()
    drawn -= weight
  }
}

/** Drives every month that is over to its end, without refusals: what is left then is what institutions and regions owe back. */
export async function finishMonths(sceneOf: () => Scene): Promise<void> {
  for (;;) {
    const scene: Scene = { ...sceneOf(), isFinishing: true }
    const task = tasksOf(scene).find(({ isNeeded }) => isNeeded)
    if (task === undefined) return assertFinished(scene.books.months)
    await task.run()
  }
}
