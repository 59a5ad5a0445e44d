/** A form that is answered on its page: faults are shown by our own words, never by the browser's. */
import type { FormHTMLAttributes } from 'react'

export function Form({ onSend, ...form }: { onSend: () => void } & FormHTMLAttributes<HTMLFormElement>) {
  return (
    <form
      className="stack"
      noValidate
      {...form}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    />
  )
}
