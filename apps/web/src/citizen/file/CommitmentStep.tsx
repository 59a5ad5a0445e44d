/** The commitment letter in full, as the pool words it, and the signature under it. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { letterQuery, type Letter } from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { SignaturePad } from './SignaturePad.tsx'
import type { StepProps } from './step.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { cardLook } from '../../parts/card/Card.tsx'
import stackStyle from '../../parts/stack/stack.module.css'
import style from './file.module.css'
import clsx from 'clsx'
import fieldStyle from '../../parts/field/field.module.css'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'

export function CommitmentStep({ way, form, put, go }: StepProps) {
  const query = useQuery(letterQuery(way.type!, form.inPlace))
  const letter = query.data?.letter
  const [faults, setFaults] = useState({ agreed: false, name: false })
  const signer = form.applicant === 'agent' ? form.agentName.trim() : (letter?.signer ?? '')
  const unsigned = form.typed ? form.signature.trim() === '' : form.strokes.length === 0
  const agreed = letter !== undefined && letter !== null && form.letter === letter.version
  // Where the pool has no letter for this type there is nothing to stop at.
  useEffect(() => {
    if (letter === null) go({ step: 'check' })
  }, [letter])
  const goOn = () => {
    const found = { agreed: !agreed, name: unsigned }
    setFaults(found)
    if (found.agreed || found.name) return
    // Drawn by hand it is the name of whoever is logged in, or of the agent whom the form names.
    if (!form.typed) put({ signature: signer })
    go({ step: 'check' })
  }
  return (
    <Page
      title={t.file.commitmentTitle}
      back="/file"
      foot={
        <Button kind="primary" disabled={!letter} onClick={goOn}>
          {t.quote.next}
        </Button>
      }
    >
      <LoggedIn why={t.file.why}>
        {() => (
          <Stack>
            <h2 className={look.large}>{t.file.commitmentLead}</h2>
            {/* Nobody ticks or signs before the words stand there: a tick given earlier had nothing to rest on and was lost. */}
            <Loaded query={query}>
              {(found) =>
                found.letter ? (
                  <>
                    <Paper letter={found.letter} />
                    <Signature
                      form={form}
                      put={put}
                      letter={found.letter}
                      signer={signer}
                      unsigned={faults.name && unsigned}
                      notAgreed={faults.agreed && !agreed}
                    />
                  </>
                ) : null
              }
            </Loaded>
          </Stack>
        )}
      </LoggedIn>
    </Page>
  )
}

interface SignatureProps extends Pick<StepProps, 'form' | 'put'> {
  letter: Letter
  /** Whose name it is. */
  signer: string
  /** Somebody wanted to go on without a name, or without the tick. */
  unsigned: boolean
  notAgreed: boolean
}

function Signature({ form, put, letter, signer, unsigned, notAgreed }: SignatureProps) {
  return (
    <div
      className={
        notAgreed || unsigned
          ? clsx(cardLook, stackStyle.stack, style.signature, style.faulty)
          : clsx(cardLook, stackStyle.stack, style.signature)
      }
    >
      <div className={fieldStyle.field} role="group" aria-label={t.file.signHow}>
        <h3>{form.applicant === 'agent' ? t.file.signatureAgent : t.file.signature}</h3>
        <Chips>
          {[false, true].map((typed) => (
            <Chip
              key={String(typed)}
              aria-pressed={form.typed === typed}
              onClick={() => put({ typed, ...(typed ? { signature: '' } : {}) })}
            >
              {typed ? t.file.signTyped : t.file.signDrawn}
            </Chip>
          ))}
        </Chips>
      </div>
      {form.typed ? (
        <Field
          label={t.file.signName}
          hint={t.file.signatureHint(signer)}
          autoComplete="off"
          className={style.hand}
          value={form.signature}
          fault={unsigned ? t.file.signatureFault : undefined}
          onText={(signature) => put({ signature })}
        />
      ) : (
        <SignaturePad
          name={signer}
          strokes={form.strokes}
          fault={unsigned ? t.file.padFault : undefined}
          onStrokes={(strokes) => put({ strokes })}
        />
      )}
      <div className={fieldStyle.field}>
        <Check
          label={t.file.sign}
          checked={form.letter === letter.version}
          onChange={(signed) => put({ letter: signed ? letter.version : '' })}
        />
        {notAgreed ? (
          <span className={fieldStyle.fault} role="alert">
            {t.file.signFault}
          </span>
        ) : null}
      </div>
      <p className={look.aside}>{t.file.signedToday(dayText(today()))}</p>
    </div>
  )
}

function Paper({ letter }: { letter: Letter }) {
  return (
    <article className={clsx(cardLook, stackStyle.stack, style.letter)}>
      <h3>{letter.title}</h3>
      <p>{t.file.letterTo(letter.to)}</p>
      <Stack as="ol" className={style.numbered}>
        {letter.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </Stack>
      <Stack tight>
        <BasisChip basis={letter.basis} />
        {letter.provisional ? <p className={look.aside}>{t.file.letterProvisional}</p> : null}
      </Stack>
    </article>
  )
}
