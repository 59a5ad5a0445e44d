import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiProblem, newCommandKey } from '../api/client.ts'
import type { Confirmation } from '../api/client.ts'
import { askedOf } from './confirmed.ts'

/** A command of a form: the same input again carries the same key, so that a lost answer does not do it twice. */
export function useCommand<Input, Reply>(
  run: (input: Input, key: string) => Promise<Reply>,
  done: (reply: Reply) => unknown,
) {
  const sent = useRef({ text: '', key: newCommandKey() })
  return useMutation({
    mutationFn: (input: Input) => {
      const text = JSON.stringify(input)
      if (text !== sent.current.text) sent.current = { text, key: newCommandKey() }
      return run(input, sent.current.key)
    },
    onSuccess: async (reply) => {
      sent.current = { text: '', key: newCommandKey() }
      await done(reply)
    },
  })
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
