/** 待办: what waits for this desk, the nearest last day first. Everything can be done from the keyboard. */
import clsx from 'clsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import chipStyle from '../../parts/chip/chip.module.css'
import { Fault } from '../../frame/Loaded.tsx'
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

/** What waits, whose it is, what is late: each a filter with its count. */
function Counts({ page: { counts }, choice, choose }: Choosing & { page: TaskPage }) {
  const chips: [string, number, Choice, boolean][] = [
    [t.desk.chips.open, counts.open, {}, !choice.status && !choice.assigned && !choice.overdue],
    [t.desk.chips.overdue, counts.overdue, { overdue: 'true' }, choice.overdue === 'true'],
    [t.desk.chips.mine, counts.mine, { assigned: 'mine' }, choice.assigned === 'mine'],
    [t.desk.chips.unassigned, counts.unassigned, { assigned: 'none' }, choice.assigned === 'none'],
    [t.desk.chips.paused, counts.paused, { status: 'paused' }, choice.status === 'paused'],
  ]
  return (
    <Chips role="group" aria-label={t.desk.filter}>
      {chips.map(([label, count, change, pressed]) => (
        <button
          key={label}
          type="button"
          className={clsx(chipStyle.chip, change.overdue !== undefined && count > 0 && style.late)}
          aria-pressed={pressed}
          onClick={() => choose({ assigned: '', overdue: '', status: '', ...change })}
        >
          {label} {count}
        </button>
      ))}
    </Chips>
  )
}
