/** A letter in full and the signature under it, on a page of its own; it goes on once both stand. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { Basis } from '@yidi/rules'
import clsx from 'clsx'
import { useState } from 'react'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Button } from '../../parts/button/Button.tsx'
import { cardLook } from '../../parts/card/Card.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Field } from '../../parts/field/Field.tsx'
import fieldStyle from '../../parts/field/field.module.css'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import stackStyle from '../../parts/stack/stack.module.css'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn, useIsLoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { SignedForm } from './signed.ts'
import { SignaturePad } from './SignaturePad.tsx'
import style from './signature.module.css'

interface Wording {
  title: string
  lines: readonly string[]
  basis?: Basis
  provisional?: boolean
}

interface Letter extends Wording {
  /** The authority it is written to. */
  to: string
  /** What the same signature stands under beside the letter. */
  statement?: Wording
  version: string
}

interface SignProps {
  form: SignedForm
  put: (change: Partial<SignedForm>) => void
  /** Whose name it is. */
  signer: string
  byAgent: boolean
}

interface SignPageProps extends SignProps {
  query: UseQueryResult<Letter | null>
  back: string
  /** Why one must log in. */
  why: string
  /** Where signing sends: its button, and what became of it. */
  send?: { label: string; busy: boolean; error: Error | null; unanswered: boolean }
  onSigned: (signed: SignedForm) => void
}

export function SignPage({ query, back, why, send, onSigned, ...sign }: SignPageProps) {
  const { form, put, signer } = sign
  const [tried, setTried] = useState(false)
  const loggedIn = useIsLoggedIn()
  const letter = query.data
  const unnamed = form.typed ? form.signature.trim() === '' : form.strokes.length === 0
  const agreed = letter !== undefined && letter !== null && form.letter === letter.version
  const goOn = () => {
    setTried(true)
    if (!agreed || unnamed) return
    // Drawn by hand it is the name of whoever is logged in, or of the agent whom the form names.
    const signed = { ...form, signature: form.typed ? form.signature : signer }
    if (!form.typed) put({ signature: signer })
    onSigned(signed)
  }
  return (
    <Page
      title={t.apply.commitmentTitle}
      back={back}
      foot={
        loggedIn ? (
          <Button kind="primary" disabled={!letter || send?.busy} onClick={goOn}>
            {send?.label ?? t.quote.next}
          </Button>
        ) : null
      }
    >
      <LoggedIn why={why}>
        {() => (
          <Stack>
            {send?.error ? (
              <Fault error={send.error} />
            ) : send?.unanswered ? (
              <Notice tone="waiting" live>
                <p>{t.unansweredBefore}</p>
              </Notice>
            ) : null}
            <h2 className={look.large}>{t.apply.commitmentLead}</h2>
            {/* Nobody ticks or signs before the words stand there: a tick given earlier had nothing to rest on and was lost. */}
            <Loaded query={query}>
              {(found) =>
                found === null ? null : (
                  <>
                    <Words words={found} to={found.to} />
                    {found.statement === undefined ? null : <Words words={found.statement} />}
                    <Signature {...sign} letter={found} unnamed={tried && unnamed} notAgreed={tried && !agreed} />
                  </>
                )
              }
            </Loaded>
          </Stack>
        )}
      </LoggedIn>
    </Page>
  )
}

interface SignatureProps extends SignProps {
  letter: Letter
  /** Somebody wanted to go on without a name, or without the tick. */
  unnamed: boolean
  notAgreed: boolean
}

function Signature({ form, put, letter, signer, byAgent, unnamed, notAgreed }: SignatureProps) {
  return (
    <div className={clsx(cardLook, stackStyle.stack, style.signature, (notAgreed || unnamed) && style.faulty)}>
      <div className={fieldStyle.field} role="group" aria-label={t.apply.signHow}>
        <h3>{byAgent ? t.apply.signatureAgent : t.apply.signature}</h3>
        <Chips>
          {[false, true].map((typed) => (
            <Chip
              key={String(typed)}
              aria-pressed={form.typed === typed}
              onClick={() => put({ typed, ...(typed ? { signature: '' } : {}) })}
            >
              {typed ? t.apply.signTyped : t.apply.signDrawn}
            </Chip>
          ))}
        </Chips>
      </div>
      {form.typed ? (
        <Field
          label={t.apply.signName}
          hint={t.apply.signatureHint(signer)}
          autoComplete="off"
          className={style.hand}
          value={form.signature}
          fault={unnamed ? t.apply.signatureFault : undefined}
          onText={(signature) => put({ signature })}
        />
      ) : (
        <SignaturePad
          name={signer}
          strokes={form.strokes}
          fault={unnamed ? t.apply.padFault : undefined}
          onStrokes={(strokes) => put({ strokes })}
        />
      )}
      <div className={fieldStyle.field}>
        <Check
          label={t.apply.sign}
          checked={form.letter === letter.version}
          onChange={(signed) => put({ letter: signed ? letter.version : '' })}
        />
        {notAgreed ? (
          <span className={fieldStyle.fault} role="alert">
            {t.apply.signFault}
          </span>
        ) : null}
      </div>
      <p className={look.aside}>{t.apply.signedToday(dayText(today()))}</p>
    </div>
  )
}

function Words({ words, to }: { words: Wording; to?: string }) {
  return (
    <article className={clsx(cardLook, stackStyle.stack, style.letter)}>
      <h3>{words.title}</h3>
      {to === undefined ? null : <p>{t.apply.letterTo(to)}</p>}
      <Stack as="ol" className={style.numbered}>
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </Stack>
      <Stack tight>
        {words.basis === undefined ? null : <BasisChip basis={words.basis} />}
        {words.provisional === true ? <p className={look.aside}>{t.apply.letterProvisional}</p> : null}
      </Stack>
    </article>
  )
}
