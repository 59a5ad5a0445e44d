/** A letter in full and the signature under it, on whatever page it is signed. */
import type { Basis } from '@yidi/rules'
import clsx from 'clsx'
import { useState } from 'react'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { cardLook } from '../../parts/card/Card.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { placeId } from '../../parts/error-summary/faults.ts'
import { Check } from '../../parts/field/Check.tsx'
import { Field } from '../../parts/field/Field.tsx'
import fieldStyle from '../../parts/field/field.module.css'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import stackStyle from '../../parts/stack/stack.module.css'
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

export interface Letter extends Wording {
  /** The authority it is written to. */
  to: string
  /** What the same signature stands under beside the letter. */
  statement?: Wording
  version: string
}

export interface SignProps {
  form: SignedForm
  put: (change: Partial<SignedForm>) => void
  /** Whose name it is. */
  signer: string
  byAgent: boolean
}

/**
 * Whether a letter is signed: `sign` gives the form with the name under it, or shows what is missing and gives nothing. Nobody
 * signs a letter that is not there yet (undefined); where there is none (null) there is nothing to sign.
 */
export function useSigning({ form, put, signer }: SignProps, letter: Letter | null | undefined) {
  const [tried, setTried] = useState(false)
  const unnamed = form.typed ? form.signature.trim() === '' : form.strokes.length === 0
  const agreed = letter !== undefined && letter !== null && form.letter === letter.version
  return {
    unnamed: tried && unnamed,
    notAgreed: tried && !agreed,
    sign: (): SignedForm | undefined => {
      if (letter === null) return form
      setTried(true)
      if (letter === undefined) return undefined
      if (!agreed || unnamed) {
        document.getElementById(placeId('letter'))?.scrollIntoView({ block: 'center' })
        return undefined
      }
      // Drawn by hand it is the name of whoever is logged in, or of the agent whom the form names.
      if (form.typed) return form
      put({ signature: signer })
      return { ...form, signature: signer }
    },
  }
}

export function SignedLetter({ letter, ...sign }: SignatureProps) {
  return (
    <>
      <Words words={letter} to={letter.to} />
      {letter.statement === undefined ? null : <Words words={letter.statement} />}
      <Signature {...sign} letter={letter} />
    </>
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
    <div
      id={placeId('letter')}
      className={clsx(cardLook, stackStyle.stack, style.signature, (notAgreed || unnamed) && style.faulty)}
    >
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
