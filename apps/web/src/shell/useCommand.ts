/** A command of a form: the same input again carries the same key, so that a lost answer does not do it twice. */
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiProblem, newCommandKey } from '../api/client.ts'

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

/** What the server found wrong with one field of the form. */
export function faultAt(error: Error | null, path: string): string | undefined {
  return error instanceof ApiProblem ? error.faults.find((fault) => fault.path === path)?.message : undefined
}
