/** A page that is one form for a person who is logged in; its button stays in sight below what scrolls. */
import { useId, type ReactNode } from 'react'
import { Form } from '../parts/Form.tsx'
import { LoggedIn } from './LoggedIn.tsx'
import { Page } from './Page.tsx'

export function SendPage(props: {
  title: string
  back: string
  /** Why one must log in. */
  why: string
  send: string
  busy: boolean
  onSend: () => void
  children: ReactNode
}) {
  const id = useId()
  return (
    <Page
      title={props.title}
      back={props.back}
      foot={
        <button type="submit" form={id} className="button primary" disabled={props.busy}>
          {props.send}
        </button>
      }
    >
      <LoggedIn why={props.why}>
        {() => (
          <Form id={id} onSend={props.onSend}>
            {props.children}
          </Form>
        )}
      </LoggedIn>
    </Page>
  )
}
