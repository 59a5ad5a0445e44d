/** 登录 of the staff: by account name and password. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { ApiProblem } from '../../api/client.ts'
import { logInStaff, sessionQuery } from '../../api/session.ts'
import { DemoAccounts } from '../../citizen/login/DemoAccounts.tsx'
import { Unlock } from '../../citizen/login/Unlock.tsx'
import { Field } from '../../parts/Field.tsx'
import { Form } from '../../parts/Form.tsx'
import { Note } from '../../parts/Note.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { t } from '../../texts/index.ts'
import '../../parts/sheet.css'

export function DeskLoginPage() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  // Asked for once the server says that this account has a second factor.
  const [code, setCode] = useState<string>()
  const [faults, setFaults] = useState<{ name?: string; password?: string }>({})
  const [error, setError] = useState<Error>()
  const [busy, setBusy] = useState(false)
  const [opened, setOpened] = useState(false)
  const paused = error instanceof ApiProblem && error.code === 'log-in-paused'
  useEffect(() => {
    document.title = `${t.login.title} · ${t.desk.name}`
  }, [])
  const enter = async () => {
    const found: typeof faults = {}
    if (name.trim() === '') found.name = t.login.staffNameFault
    if (password === '') found.password = t.login.passwordFault
    setFaults(found)
    setError(undefined)
    setOpened(false)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      const session = await logInStaff(name.trim(), password, code)
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, session)
      await navigate({ to: '/', replace: true })
    } catch (failure) {
      const asksCode = failure instanceof ApiProblem && failure.code === 'second-factor-needed'
      if (asksCode && code === undefined) setCode('')
      else setError(failure as Error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="desk-body">
      <Form className="desk-login" onSend={() => void enter()}>
        <h1 tabIndex={-1}>{t.desk.name}</h1>
        {error ? <Fault error={error} /> : null}
        {opened ? <Note tone="good">{t.login.unlocked}</Note> : null}
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
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t.login.enter}
        </Button>
        {paused ? (
          <Unlock
            who={{ kind: 'staff', name: name.trim() }}
            onOpened={() => {
              setError(undefined)
              setOpened(true)
            }}
          />
        ) : null}
        <DemoAccounts who="staff" onChoose={setName} />
      </Form>
    </main>
  )
}
