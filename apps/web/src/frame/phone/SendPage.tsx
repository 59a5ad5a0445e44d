/** A page that is one form for a person who is logged in; its button stays in sight below what scrolls. */
import { useId, type ReactNode } from 'react'
import type { FormDraft } from '../../device/useDraft.ts'
import { Begun } from '../../parts/begun/Begun.tsx'
import { ErrorSummary } from '../../parts/error-summary/ErrorSummary.tsx'
import type { Faults } from '../../parts/error-summary/faults.ts'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import { Form } from '../../parts/form/Form.tsx'
import { LoggedIn, useIsLoggedIn } from './LoggedIn.tsx'
import { Page } from './Page.tsx'
import { Button } from '../../parts/button/Button.tsx'

interface SendPageProps<Value, Place extends string> {
  title: string
  back: string
  /** Why one must log in. */
  why: string
  send: string
  busy: boolean
  onSend: () => void
  draft: FormDraft<Value>
  faults: Faults<Place>
  /** How often somebody has tried to send it. */
  attempt: number
  children: ReactNode
}

export function SendPage<Value, Place extends string>(props: SendPageProps<Value, Place>) {
  const { draft } = props
  const id = useId()
  const loggedIn = useIsLoggedIn()
  const stands = draft.looked || draft.at !== undefined
  return (
    <Page
      title={props.title}
      back={props.back}
      foot={
        loggedIn ? (
          <Button type="submit" form={id} kind="primary" disabled={props.busy || !stands}>
            {props.send}
          </Button>
        ) : null
      }
    >
      <LoggedIn why={props.why}>
        {() =>
          stands ? (
            <Form id={id} onSend={props.onSend}>
              <ErrorSummary faults={props.faults} attempt={props.attempt} />
              {draft.other === undefined ? null : (
                <Begun
                  at={draft.other.at}
                  from={draft.other.from}
                  typed={draft.typed}
                  onTake={draft.take}
                  onRefuse={() => void draft.refuse().catch(() => undefined)}
                />
              )}
              {props.children}
            </Form>
          ) : (
            <p className={look.quiet}>{t.loading}</p>
          )
        }
      </LoggedIn>
    </Page>
  )
}
