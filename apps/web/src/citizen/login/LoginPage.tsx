/** 登录: by ID number and password. Leads back to where the person came from. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { ownPage } from '@yidi/contracts'
import { identityProviderQuery, logInCitizen, problemQuery } from '../../api/session.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { DemoAccounts } from './DemoAccounts.tsx'
import { isIdNumber, typedNumber } from './id-number.ts'
import { Unlock } from './Unlock.tsx'
import { useLogIn } from './useLogIn.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Button, buttonLook } from '../../parts/button/Button.tsx'

export function LoginPage() {
  const { next, problem, ended } = useSearch({ strict: false })
  const refused = useQuery(problemQuery(problem)).data
  const { name, setName, password, setPassword, faults, error, busy, enter, paused, unlocked, unlock } = useLogIn({
    nameFault: (typed) => (isIdNumber(typedNumber(typed)) ? undefined : t.login.nameFault),
    logIn: (typed, secret) => logInCitizen(typedNumber(typed), secret),
    next: ownPage(next),
  })
  return (
    <Page
      title={t.login.title}
      back="/"
      foot={
        <Button type="submit" form="login" kind="primary" disabled={busy}>
          {busy ? t.login.busy : t.login.enter}
        </Button>
      }
    >
      <Form id="login" onSend={() => void enter()}>
        {error ? <Fault error={error} /> : refused ? <Fault error={refused} /> : null}
        {ended === undefined || error || refused ? null : (
          <Notice tone="waiting">
            <p>{t.login.ended}</p>
          </Notice>
        )}
        {unlocked ? <Notice tone="good">{t.login.unlocked}</Notice> : null}
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
        {paused ? <Unlock who={{ kind: 'citizen', idNumber: typedNumber(name) }} onOpened={unlock} /> : null}
        <OtherWays next={next} />
        <DemoAccounts who="citizen" onChoose={setName} />
      </Form>
    </Page>
  )
}

/** For whoever has no password yet, and by the identity service where one is set up. */
function OtherWays({ next }: { next: string | undefined }) {
  const provider = useQuery(identityProviderQuery).data?.title
  return (
    <>
      <Card as="section" tight aria-labelledby="first-time">
        <h2 id="first-time">{t.login.firstTime}</h2>
        <p className={look.aside}>{t.login.firstTimeHow}</p>
        <Link to="/activate" search={next === undefined ? {} : { next }}>
          {t.login.toActivate}
        </Link>
      </Card>
      {provider ? (
        <a
          className={buttonLook()}
          href={`/api/session/identity-provider/start?next=${encodeURIComponent(ownPage(next))}`}
        >
          {t.login.byProvider(provider)}
        </a>
      ) : null}
    </>
  )
}
