import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiProblem, newCommandKey, wasLost } from '../api/client.ts'
import type { Confirmation } from '../api/client.ts'
import { forget, keep, kept } from '../device/kept.ts'
import { askedOf } from './confirmed.ts'

interface Sent {
  text: string
  key: string
}
const nothing: Sent = { text: '', key: '' }
const place = (form: string): string => `${form}.sent`

/**
 * A command of a form: the same input again carries the same key, so that a lost answer does not do it twice. `form` is the
 * name of a form that this device keeps: its key is kept with it, and a reload does not lose it.
 */
export function useCommand<Input, Reply>(
  run: (input: Input, key: string) => Promise<Reply>,
  done: (reply: Reply) => unknown,
  form?: string,
) {
  const sent = useRef<Sent>(form === undefined ? nothing : (kept(place(form), nothing) ?? nothing))
  return useMutation({
    mutationFn: (input: Input) => {
      const text = JSON.stringify(input)
      if (text !== sent.current.text) sent.current = { text, key: newCommandKey() }
      if (form !== undefined) keep(place(form), sent.current)
      return run(input, sent.current.key)
    },
    onError: (error) => {
      if (form !== undefined && !wasLost(error)) forget(place(form))
    },
    onSuccess: async (reply) => {
      sent.current = nothing
      if (form !== undefined) {
        forget(place(form))
        forget(form)
      }
      await done(reply)
    },
  })
}

/** Whether this very input of a kept form went out and nobody knows what became of it: only sending it again tells. */
export function isUnanswered(form: string, input: unknown): boolean {
  return kept(place(form), nothing)?.text === JSON.stringify(input)
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
