/** One box for a code, a card or a number: a scanner and a card reader type fast and end with Enter. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { inquire } from '../api/cashier.ts'
import { Fault } from '../frame/Loaded.tsx'
import { Field } from '../parts/field/Field.tsx'
import * as t from '../texts/index.ts'
import { credentialOf, patientOf, personInput, type Credential, type Patient } from './interface.ts'
import style from './institution.module.css'

const words = t.cashier

async function identify(credential: Credential): Promise<Patient> {
  return patientOf(await inquire('1101', personInput(credential)), credential)
}

export function IdentifyBox({ onFound }: { onFound: (patient: Patient) => void }) {
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string>()
  const box = useRef<HTMLInputElement>(null)
  // Whoever comes here scans at once, without a click.
  useEffect(() => box.current?.focus(), [])
  const finding = useMutation({ mutationFn: identify, onSuccess: onFound })
  const find = () => {
    const credential = credentialOf(typed)
    setFault(credential === undefined ? words.boxFault : undefined)
    if (credential !== undefined) finding.mutate(credential)
  }
  return (
    <>
      <form
        className={style.find}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          find()
        }}
      >
        <Field
          ref={box}
          label={words.box}
          hint={words.boxHint}
          fault={fault}
          value={typed}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onText={(text) => {
            setTyped(text)
            setFault(undefined)
            finding.reset()
          }}
        />
        <Button type="primary" htmlType="submit" loading={finding.isPending}>
          {words.find}
        </Button>
      </form>
      {finding.error ? <Fault error={finding.error} /> : null}
    </>
  )
}
