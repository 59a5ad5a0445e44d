/** A letter in full and the signature under it, on a page of its own; it goes on once both stand. */
import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from '../../parts/button/Button.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn, useIsLoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import type { SignedForm } from './signed.ts'
import { SignedLetter, useSigning, type Letter, type SignProps } from './SignedLetter.tsx'

interface SignPageProps extends SignProps {
  query: UseQueryResult<Letter>
  back: string
  /** Why one must log in. */
  why: string
  /** What became of what was sent. */
  send: { label: string; busy: boolean; error: Error | null; unanswered: boolean }
  onSigned: (signed: SignedForm) => void
}

export function SignPage({ query, back, why, send, onSigned, ...sign }: SignPageProps) {
  const loggedIn = useIsLoggedIn()
  const letter = query.data
  const signing = useSigning(sign, letter)
  const goOn = () => {
    const signed = signing.sign()
    if (signed !== undefined) onSigned(signed)
  }
  return (
    <Page
      title={t.apply.commitmentTitle}
      back={back}
      foot={
        loggedIn ? (
          <Button kind="primary" disabled={!letter || send.busy} onClick={goOn}>
            {send.label}
          </Button>
        ) : null
      }
    >
      <LoggedIn why={why}>
        {() => (
          <Stack>
            {send.error ? (
              <Fault error={send.error} />
            ) : send.unanswered ? (
              <Notice tone="waiting" live>
                <p>{t.unansweredBefore}</p>
              </Notice>
            ) : null}
            <h2 className={look.large}>{t.apply.commitmentLead}</h2>
            {/* Nobody ticks or signs before the words stand there: a tick given earlier had nothing to rest on and was lost. */}
            <Loaded query={query}>
              {(found) => (
                <SignedLetter {...sign} letter={found} unnamed={signing.unnamed} notAgreed={signing.notAgreed} />
              )}
            </Loaded>
          </Stack>
        )}
      </LoggedIn>
    </Page>
  )
}
