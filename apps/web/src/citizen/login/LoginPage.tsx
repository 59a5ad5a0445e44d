/** 登录: by ID number and password. Leads back to where the person came from. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ownPage } from '@yidi/contracts'
import { useState } from 'react'
import { ApiProblem } from '../../api/client.ts'
import { identityProviderQuery, logInCitizen, problemQuery, sessionQuery } from '../../api/session.ts'
import { Field } from '../../parts/Field.tsx'
import { Form } from '../../parts/Form.tsx'
import { Note } from '../../parts/Note.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { t } from '../../texts/index.ts'
import { DemoAccounts } from './DemoAccounts.tsx'
import { isIdNumber, typedNumber } from './id-number.ts'
import { Unlock } from './Unlock.tsx'

export function LoginPage() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { next, problem } = useSearch({ strict: false })
  const provider = useQuery(identityProviderQuery).data?.title
  const refused = useQuery(problemQuery(problem)).data
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<{ name?: string; password?: string }>({})
  const [error, setError] = useState<Error>()
  const [busy, setBusy] = useState(false)
  const [opened, setOpened] = useState(false)
  const paused = error instanceof ApiProblem && error.code === 'log-in-paused'

  const enter = async () => {
    const number = typedNumber(name)
    const found: typeof faults = {}
    if (!isIdNumber(number)) found.name = t.login.nameFault
    if (password === '') found.password = t.login.passwordFault
    setFaults(found)
    setError(undefined)
    setOpened(false)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      const session = await logInCitizen(number, password)
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, session)
      await navigate({ to: ownPage(next), replace: true })
    } catch (failure) {
      setError(failure as Error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page
      title={t.login.title}
      back="/"
      foot={
        <button type="submit" form="login" className="button primary" disabled={busy}>
          {busy ? t.login.busy : t.login.enter}
        </button>
      }
    >
      <Form id="login" onSend={() => void enter()}>
        {error ? <Fault error={error} /> : refused ? <Fault error={refused} /> : null}
        {opened ? <Note tone="good">{t.login.unlocked}</Note> : null}
        <Field
          label={t.login.name}
          hint={t.login.nameHint}
          value={name}
          fault={faults.name}
          onText={setName}
          autoComplete="username"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
        />
        <Field
          label={t.login.password}
          type="password"
          value={password}
          fault={faults.password}
          onText={setPassword}
          autoComplete="current-password"
        />
        {paused ? (
          <Unlock
            who={{ kind: 'citizen', idNumber: typedNumber(name) }}
            onOpened={() => {
              setError(undefined)
              setOpened(true)
            }}
          />
        ) : null}
        <Link to="/activate" search={next === undefined ? {} : { next }}>
          {t.login.toActivate}
        </Link>
        {provider ? (
          <a className="button" href={`/api/session/identity-provider/start?next=${encodeURIComponent(ownPage(next))}`}>
            {t.login.byProvider(provider)}
          </a>
        ) : null}
        <DemoAccounts who="citizen" onChoose={setName} />
      </Form>
    </Page>
  )
}
