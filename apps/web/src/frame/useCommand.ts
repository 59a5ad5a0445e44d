import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import { ApiProblem, isUnknown, newCommandKey } from '../api/client.ts'
import type { Confirmation } from '../api/client.ts'
import { forget } from '../device/kept.ts'
import { outbox } from '../device/outbox.ts'
import { tell } from '../device/outcome.ts'
import { claimSending, forgetSent, keepSent, keepUnanswered, keptSent, nothingSent, sentPlace } from '../device/sent.ts'
import { askedOf } from './confirmed.ts'

/**
 * A command of a form: the same input again carries the same key, so that a lost answer does not do it twice; on the phone it is
 * sent again by itself when the network is back. `form` is the name of a form that this device keeps: what was sent is kept with
 * it, and goes on after a reload.
 */
export function useCommand<Input, Reply>(
  run: (input: Input, key: string) => Promise<Reply>,
  done: (reply: Reply) => unknown,
  form?: string,
) {
  const own = useId()
  const sent = useRef(form === undefined ? nothingSent : (keptSent(form) ?? nothingSent))
  const shown = useShown()
  const command = useMutation({
    mutationFn: (input: Input) => {
      const text = JSON.stringify(input)
      if (text !== sent.current.text) sent.current = { text, key: newCommandKey(), goesOn: true }
      if (form !== undefined) keepSent(form, { ...sent.current, goesOn: true })
      const { key } = sent.current
      return outbox.send(form === undefined ? own : sentPlace(form), key, () => run(input, key))
    },
    onError: (error) => {
      if (form !== undefined) keepUnanswered(form, error)
      if (!shown.current && !isUnknown(error)) tell({ form, error })
    },
    onSuccess: async (reply) => {
      sent.current = nothingSent
      if (form !== undefined) {
        forgetSent(form)
        forget(form)
      }
      // Whoever reads another page by now is not taken away from it.
      if (shown.current) await done(reply)
      else tell({ form, reply })
    },
  })
  const { mutate } = command
  useEffect(() => {
    if (form === undefined) return undefined
    const before = keptSent(form)
    if (before?.goesOn === true) mutate(JSON.parse(before.text) as Input)
    return claimSending(form)
  }, [form, mutate])
  return command
}

/** Whether the page that sent is still there. */
function useShown() {
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  return shown
}

/**
 * A command that the server may want to be asked twice. `input` is what the form says now, undefined while it cannot be sent;
 * `asked` whether the server has told what rests on this very input. Only then does `send` confirm: of other input nobody was
 * told anything.
 */
export function useConfirmedCommand<Input extends object, Reply>(
  run: (input: Input & Confirmation, key: string) => Promise<Reply>,
  done: (reply: Reply) => unknown,
  input: Input | undefined,
) {
  const { error, isPending, variables, mutate } = useCommand(run, done)
  const { asked, shown } = askedOf(error, variables, input)
  const send = (): void => {
    if (input !== undefined) mutate(asked ? { ...input, confirmed: true } : input)
  }
  return { asked, error: shown, isPending, send }
}

/** What the server found wrong with one field of the form. */
export function faultAt(error: Error | null, path: string): string | undefined {
  return error instanceof ApiProblem ? error.faults.find((fault) => fault.path === path)?.message : undefined
}
