/** A form that is answered on its page: faults are shown by our own words, never by the browser's. */
import type { FormHTMLAttributes } from 'react'
import { Stack } from '../stack/Stack.tsx'

export function Form({ onSend, ...form }: { onSend: () => void } & FormHTMLAttributes<HTMLFormElement>) {
  return (
    <Stack
      as="form"
      noValidate
      {...form}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    />
  )
}
