/** A page that is one form for a person who is logged in; its button stays in sight below what scrolls. */
import { useId, type ReactNode } from 'react'
import { Form } from '../parts/form/Form.tsx'
import { LoggedIn } from './LoggedIn.tsx'
import { Page } from './Page.tsx'
import { Button } from '../parts/button/Button.tsx'

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
        <Button type="submit" form={id} kind="primary" disabled={props.busy}>
          {props.send}
        </Button>
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
