/** Whose a task is, with the button to take it or to give one's own back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newCommandKey } from '../../api/client.ts'
import { assign, type QueueLine } from '../../api/desk.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import style from './queue.module.css'

/** Taking a task and giving it back: by the account that sits here, undefined where it may not hold any. */
export function useHolding() {
  const queries = useQueryClient()
  const who = useQuery(sessionQuery).data?.who
  const may = who?.kind === 'staff' && who.roles.some((role) => role === 'accepting' || role === 'reviewing')
  const holder = may ? who.staffName : undefined
  const { mutate, error } = useMutation({
    mutationFn: ({ id, to }: { id: string; to: string | null }) => assign(id, to, newCommandKey()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['desk', 'queue'] }),
  })
  const take = (one: QueueLine) => {
    const free = one.open && (one.assignee === null || one.assignee === holder)
    if (holder !== undefined && free) mutate({ id: one.id, to: one.assignee === holder ? null : holder })
  }
  return { holder, take, error }
}

export function Holder({ one }: { one: QueueLine }) {
  const { holder, take, error } = useHolding()
  if (holder === undefined || !one.open) return one.assignee ?? ''
  const mine = one.assignee === holder
  return (
    <span className={style.holder}>
      {one.assignee === null ? null : <span>{mine ? t.desk.mine : one.assignee}</span>}
      {one.assignee === null || mine ? (
        <Button aria-label={t.desk.assignOf(mine ? t.desk.giveBack : t.desk.take, one.title)} onClick={() => take(one)}>
          {mine ? t.desk.giveBack : t.desk.take}
        </Button>
      ) : null}
      {error ? <Fault error={error} /> : null}
    </span>
  )
}
