/** 激活: the first log-in, by the code from the counter and a password of one's own. Leads on as the log-in does. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ownPage, shortestPassword } from '@yidi/contracts'
import { useState } from 'react'
import { activate, sessionQuery } from '../../api/session.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { isIdNumber, typedNumber } from './id-number.ts'
import { Button } from '../../parts/button/Button.tsx'
import look from '../../parts/look/look.module.css'

interface Typed {
  name: string
  code: string
  password: string
  again: string
}
const empty: Typed = { name: '', code: '', password: '', again: '' }
const least = shortestPassword.citizen

function faultsOf({ name, code, password, again }: Typed): Partial<Typed> {
  return {
    ...(isIdNumber(typedNumber(name)) ? {} : { name: t.login.nameFault }),
    ...(code.trim() === '' ? { code: t.login.activateCodeFault } : {}),
    ...(password.length < least ? { password: t.login.newPasswordFault(least) } : {}),
    ...(again === password ? {} : { again: t.login.passwordAgainFault }),
  }
}

/** What is typed and what is wrong with it; sent, it logs in. */
function useActivation() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { next } = useSearch({ strict: false })
  const [typed, setTyped] = useState(empty)
  const [faults, setFaults] = useState<Partial<Typed>>({})
  const activation = useMutation({
    mutationFn: activate,
    onSuccess: async (session) => {
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, session)
      await navigate({ to: ownPage(next), replace: true })
    },
  })
  const send = () => {
    const found = faultsOf(typed)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    activation.mutate({ idNumber: typedNumber(typed.name), code: typed.code, password: typed.password })
  }
  const of = (field: keyof Typed) => ({
    value: typed[field],
    fault: faults[field],
    onText: (text: string) => setTyped((before) => ({ ...before, [field]: text })),
  })
  return { activation, send, of }
}

export function ActivatePage() {
  const { activation, send, of } = useActivation()
  return (
    <Page
      title={t.login.activate}
      back="/login"
      foot={
        <Button type="submit" form="activate" kind="primary" disabled={activation.isPending}>
          {activation.isPending ? t.login.activateBusy : t.login.activateDo}
        </Button>
      }
    >
      <Form id="activate" onSend={send}>
        <p className={look.quiet}>{t.login.activateLead}</p>
        {activation.error ? <Fault error={activation.error} /> : null}
        <Field
          {...of('name')}
          label={t.login.name}
          hint={t.login.nameHint}
          autoComplete="username"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
        />
        <Field
          {...of('code')}
          label={t.login.activateCode}
          hint={t.login.activateCodeHint}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
        <Field
          {...of('password')}
          label={t.login.newPassword}
          hint={t.login.newPasswordHint(least)}
          type="password"
          autoComplete="new-password"
          maxLength={200}
        />
        <Field
          {...of('again')}
          label={t.login.passwordAgain}
          type="password"
          autoComplete="new-password"
          maxLength={200}
        />
      </Form>
    </Page>
  )
}
