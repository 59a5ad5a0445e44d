/** 我的: who is logged in, the family, what is stored, the size and the colour of the pages, leaving. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { actingId, switchTo } from '../../api/acting.ts'
import { sessionQuery, standingQuery, type Session } from '../../api/session.ts'
import { usePoolName } from '../../api/policy.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { LanguageLink } from '../../frame/phone/LanguageLink.tsx'
import { isAwaited } from '../../frame/phone/awaited.ts'
import { Page } from '../../frame/phone/Page.tsx'
import { useLeave } from '../../frame/useLeave.ts'
import { Hindrances } from './Hindrances.tsx'
import * as t from '../../texts/index.ts'
import { setColour, setSize, useColour, useSize, type Colour, type Size } from '../../theme/mode.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Button, buttonLook } from '../../parts/button/Button.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'

export function MePage() {
  const sessionAnswer = useQuery(sessionQuery)
  const session = sessionAnswer.data
  const standing = useQuery({ ...standingQuery, enabled: session?.who?.kind === 'citizen' })
  const size = useSize()
  const colour = useColour()
  if (isAwaited(sessionAnswer) || isAwaited(standing))
    return (
      <Page title={t.nav.me} tabs>
        <p className={look.quiet}>{t.loading}</p>
      </Page>
    )
  return (
    <Page title={t.nav.me} tabs>
      <Stack>
        <Who session={session} />
        {session?.who?.kind === 'citizen' ? (
          <>
            <Hindrances />
            <Own />
          </>
        ) : null}
        <Choice<Size>
          title={t.me.size}
          chosen={size}
          options={[
            ['normal', t.normalSize],
            ['elder', t.elder],
          ]}
          onChoose={setSize}
        />
        <Choice<Colour>
          title={t.me.colour}
          chosen={colour}
          options={[
            ['system', t.me.system],
            ['light', t.me.light],
            ['dark', t.me.dark],
          ]}
          onChoose={setColour}
        />
        <LanguageLink />
      </Stack>
    </Page>
  )
}

/** Who is logged in, and the way out or in. */
function Who({ session }: { session: Session | undefined }) {
  const poolName = usePoolName()
  const leave = useLeave('/me')
  return (
    <Card as="section">
      {session?.who ? (
        <>
          <div>
            <h2>{session.displayName}</h2>
            <p className={look.quiet}>
              {session.who.kind === 'citizen' ? poolName(session.who.pool) : session.who.roles.join('、')}
            </p>
          </div>
          {actingId() === null ? null : (
            <Button kind="primary" onClick={() => switchTo(null)}>
              {t.frame.backToMe}
            </Button>
          )}
          {leave.error ? <Fault error={leave.error} /> : null}
          <Button disabled={leave.isPending} onClick={() => leave.mutate()}>
            {t.me.leave}
          </Button>
        </>
      ) : (
        <>
          <p>{t.me.nobody}</p>
          <Link to="/login" className={buttonLook('primary')}>
            {t.frame.toLogIn}
          </Link>
        </>
      )}
    </Card>
  )
}

/** The pages of what is one's own. */
function Own() {
  const entries = [
    { to: '/messages', icon: 'bell', title: t.rooms.messages, more: t.rooms.messagesMore },
    { to: '/account', icon: 'card', title: t.rooms.account, more: t.rooms.accountMore },
    { to: '/me/contributions', icon: 'bill', title: t.me.contributions, more: t.me.contributionsMore },
    { to: '/me/years', icon: 'file', title: t.me.years, more: t.me.yearsMore },
    { to: '/me/family', icon: 'people', title: t.rooms.family, more: t.rooms.familyMore },
    { to: '/me/privacy', icon: 'law', title: t.rooms.privacy, more: t.rooms.privacyMore },
  ] as const
  return (
    <List>
      {entries.map((entry) => (
        <li key={entry.to}>
          <Link to={entry.to} className={rowLook}>
            <Icon name={entry.icon} />
            <span className={look.grow}>
              <b>{entry.title}</b>
              <br />
              <span className={look.aside}>{entry.more}</span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </List>
  )
}

function Choice<Value extends string>(props: {
  title: string
  chosen: Value
  options: readonly (readonly [Value, string])[]
  onChoose: (value: Value) => void
}) {
  return (
    <Card as="section" tight aria-label={props.title}>
      <h2>{props.title}</h2>
      <Chips>
        {props.options.map(([value, label]) => (
          <Chip key={value} aria-pressed={value === props.chosen} onClick={() => props.onChoose(value)}>
            {label}
          </Chip>
        ))}
      </Chips>
    </Card>
  )
}
