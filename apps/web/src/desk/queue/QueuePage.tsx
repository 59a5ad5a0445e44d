/** 待办: what waits for this desk, the nearest last day first. Everything can be done from the keyboard. */
import clsx from 'clsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import chipStyle from '../../parts/chip/chip.module.css'
import { Fault } from '../../frame/Loaded.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import type { Choice } from '../list/declaration.ts'
import { DeskList } from '../list/DeskList.tsx'
import type { Choosing } from '../list/tools-props.ts'
import { useHolding } from './Holder.tsx'
import { byChannel, byType, due, newest, opened, taskList, type TaskPage } from './tasks.tsx'
import style from './queue.module.css'

const queue = taskList({
  name: 'queue',
  title: t.deskRooms.queue,
  filters: [{ name: 'kind', all: t.desk.allKinds, options: t.desk.kinds }, byType, byChannel],
  sorts: { due, opened, newest },
  empty: { all: t.desk.queueEmpty, filtered: t.desk.queueNothing },
})

export function QueuePage() {
  return (
    <DeskPage title={t.deskRooms.queue}>
      <Tasks />
    </DeskPage>
  )
}

function Tasks() {
  const { take, error } = useHolding()
  return (
    <>
      {error ? <Fault error={error} /> : null}
      <DeskList list={queue} head={(page, choosing) => <Counts page={page} {...choosing} />} keys={{ a: take }} />
    </>
  )
}

/** What waits, whose it is, what is late: each a filter with its count; beside them what led here from elsewhere, to be taken away. */
function Counts({ page: { counts, total }, choice, choose }: Choosing & { page: TaskPage }) {
  const led = ledBy(choice)
  const plain = led === undefined
  const chips: [string, number, Choice, boolean][] = [
    [t.desk.chips.open, counts.open, {}, plain && !choice.status && !choice.assigned && !choice.overdue],
    [t.desk.chips.overdue, counts.overdue, { overdue: 'true' }, plain && choice.overdue === 'true'],
    [t.desk.chips.mine, counts.mine, { assigned: 'mine' }, plain && choice.assigned === 'mine'],
    [t.desk.chips.unassigned, counts.unassigned, { assigned: 'none' }, plain && choice.assigned === 'none'],
    [t.desk.chips.paused, counts.paused, { status: 'paused' }, plain && choice.status === 'paused'],
  ]
  const none = { assigned: '', overdue: '', status: '', waits: '', closed: '', state: '' }
  return (
    <Chips role="group" aria-label={t.desk.filter}>
      {led === undefined ? null : (
        <Chip aria-pressed onClick={() => choose(none)}>
          {led} {total}
        </Chip>
      )}
      {chips.map(([label, count, change, pressed]) => (
        <button
          key={label}
          type="button"
          className={clsx(chipStyle.chip, change.overdue !== undefined && count > 0 && style.late)}
          aria-pressed={pressed}
          onClick={() => choose({ ...none, ...change })}
        >
          {label} {count}
        </button>
      ))}
    </Chips>
  )
}

/** What a figure elsewhere has narrowed the list to, in words; undefined where no chip of its own stands for it. */
function ledBy({ waits, overdue, closed, status, state }: Choice): string | undefined {
  if (waits !== undefined) {
    const waiting = t.desk.waits[waits] ?? waits
    return overdue === 'true' ? t.desk.both(waiting, t.desk.chips.overdue) : waiting
  }
  if (closed !== undefined) return t.desk.closedSince(dayText(closed), state !== undefined)
  return status === 'done' ? t.desk.done : undefined
}
