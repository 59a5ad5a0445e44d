/** Who stands at the counter: one box for an ID number, a name, or what an ID-card reader types. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { namedAtCounter } from '../../api/desk.ts'
import { sessionQuery } from '../../api/session.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { isName, numberIn } from './reader.ts'
import type { Counter } from './useCounter.ts'
import style from './entry.module.css'

/** How long after a name's Enter the next line of a reader may still come. */
const nextLineMs = 300

export function FindPerson({ text, setText, find, busy, error, found }: Counter) {
  const session = useQuery(sessionQuery).data
  // A community centre sees what it entered itself; it is not given people by their names.
  const names = session?.who?.kind === 'staff' && session.who.roles.includes('accepting')
  const named = useMutation({ mutationFn: namedAtCounter, onSuccess: ({ people }) => one(people) })
  const one = (people: { ticket: string }[]) => {
    if (people.length === 1) find(people[0]!.ticket)
  }
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])
  const type = (typed: string) => {
    clearTimeout(pause.current)
    named.reset()
    const number = numberIn(typed)
    setText(number ?? typed)
    if (number !== undefined) find(number)
  }
  const press = () => {
    clearTimeout(pause.current)
    const typed = text.trim()
    if (typed === '') return
    if (names && isName(typed)) pause.current = setTimeout(() => named.mutate(typed), nextLineMs)
    else if (found?.who !== typed) find(typed)
  }
  return (
    <>
      <form
        className={style.find}
        onSubmit={(event) => {
          event.preventDefault()
          press()
        }}
      >
        <Field
          label={names ? t.entry.numberOrName : t.entry.idNumber}
          hint={names ? t.entry.numberOrNameHint : t.entry.idNumberHint}
          value={text}
          onText={type}
          autoComplete="off"
          spellCheck={false}
          // The clerk comes here to look for somebody: the reader types into what has the focus.
          autoFocus
        />
        <Button type="primary" htmlType="submit" loading={busy || named.isPending}>
          {t.entry.find}
        </Button>
      </form>
      {(error ?? named.error) ? <Fault error={(error ?? named.error)!} /> : null}
      {found === undefined && named.data !== undefined ? <Named {...named.data} onChoose={find} /> : null}
    </>
  )
}

/** Those who have the name, to choose from; the first has the focus. */
function Named(props: {
  people: { name: string; idNumber: string; ticket: string }[]
  more: boolean
  onChoose: (ticket: string) => void
}) {
  if (props.people.length === 1) return null
  if (props.people.length === 0)
    return (
      <Notice tone="plain" live>
        <p>{t.entry.nameNone}</p>
      </Notice>
    )
  return (
    <Notice tone="plain" live>
      <p>{t.entry.nameMany(props.people.length, props.more)}</p>
      <div className={style.actions}>
        {props.people.map(({ name, idNumber, ticket }, at) => (
          <Button key={ticket} autoFocus={at === 0} onClick={() => props.onChoose(ticket)}>
            {name} · {idNumber}
          </Button>
        ))}
      </div>
    </Notice>
  )
}
