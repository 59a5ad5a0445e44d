/** Which task of a list comes after one that is done. */
import type { QueueLine } from '../../api/desk.ts'
import { taskAddress } from '../queue/address.ts'

/** The address of the task after this one in the list's order, else of the first; undefined where no other can be opened. */
export function nextOf(tasks: readonly QueueLine[], doneId: string): string | undefined {
  const at = tasks.findIndex(({ id }) => id === doneId)
  const after = [...tasks.slice(at + 1), ...tasks.slice(0, Math.max(at, 0))]
  return after.map(taskAddress).find((address) => address !== undefined && address !== '/checks')
}
