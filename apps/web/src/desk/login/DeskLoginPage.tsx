/** 登录 of the staff: by account name and password. */
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ApiProblem } from '../../api/client.ts'
import { logInStaff } from '../../api/session.ts'
import { DemoAccounts } from '../../citizen/login/DemoAccounts.tsx'
import { Unlock } from '../../citizen/login/Unlock.tsx'
import { useLogIn } from '../../citizen/login/useLogIn.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import deskStyle from '../frame/desk.module.css'

export function DeskLoginPage() {
  const { name, setName, password, setPassword, code, setCode, faults, error, busy, enter, paused, unlocked, unlock } =
    useStaffLogIn()
  useEffect(() => {
    document.title = `${t.login.title} · ${t.desk.name}`
  }, [])
  return (
    <main className={deskStyle.body}>
      <Form className={deskStyle.login} onSend={() => void enter()}>
        <h1 tabIndex={-1}>{t.desk.name}</h1>
        {error ? <Fault error={error} /> : null}
        {unlocked ? <Notice tone="good">{t.login.unlocked}</Notice> : null}
        <Field
          label={t.login.staffName}
          hint={t.login.staffNameHint}
          value={name}
          fault={faults.name}
          onText={setName}
          autoComplete="username"
          spellCheck={false}
        />
        <Field
          label={t.login.password}
          type="password"
          value={password}
          fault={faults.password}
          onText={setPassword}
          autoComplete="current-password"
        />
        {code === undefined ? null : (
          <Field
            label={t.account.anyCode}
            hint={t.account.codeHint}
            value={code}
            onText={setCode}
            autoComplete="one-time-code"
            spellCheck={false}
            autoFocus
          />
        )}
        <Button kind="primary" type="submit" disabled={busy}>
          {t.login.enter}
        </Button>
        {paused ? <Unlock who={{ kind: 'staff', name: name.trim() }} onOpened={unlock} /> : null}
        <DemoAccounts who="staff" onChoose={setName} />
      </Form>
    </main>
  )
}

function useStaffLogIn() {
  // Asked for once the server says that this account has a second factor.
  const [code, setCode] = useState<string>()
  const { next }: { next?: string } = useSearch({ strict: false })
  const logIn = useLogIn({
    nameFault: (typed) => (typed.trim() === '' ? t.login.staffNameFault : undefined),
    logIn: (typed, secret) => logInStaff(typed.trim(), secret, code),
    // An address of the desk's own, and no other.
    next: next?.startsWith('/') === true && !next.startsWith('//') ? next : '/',
    takes: (refusal) => {
      const asked = refusal instanceof ApiProblem && refusal.code === 'second-factor-needed' && code === undefined
      if (asked) setCode('')
      return asked
    },
  })
  return { ...logIn, code, setCode }
}
