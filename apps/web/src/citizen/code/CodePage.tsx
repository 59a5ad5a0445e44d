/** 我的码: the code a hospital scans, how long it still holds, and whether it was used. It renews itself. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { codeQuery, codeStateQuery, type Code } from '../../api/credential.ts'
import type { Session } from '../../api/session.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { QrCode } from './QrCode.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Card } from '../../parts/card/Card.tsx'
import style from './code.module.css'
import clsx from 'clsx'
import look from '../../parts/look/look.module.css'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Dots } from '../../parts/list/List.tsx'

export function CodePage() {
  return (
    <Page title={t.code.title} back="/services">
      <LoggedIn why={t.code.why}>{(session) => <Own session={session} />}</LoggedIn>
    </Page>
  )
}

function Own({ session }: { session: Session }) {
  const code = useQuery(codeQuery)
  return (
    <Loaded query={code}>
      {(shown) => (
        <Shown key={shown.token} code={shown} name={session.displayName ?? ''} renew={() => void code.refetch()} />
      )}
    </Loaded>
  )
}

function Shown({ code, name, renew }: { code: Code; name: string; renew: () => void }) {
  const state = useQuery(codeStateQuery(code.token)).data
  const left = useSecondsLeft(code)
  const used = state?.state === 'used'
  useAwakeScreen()
  // While the page is looked at, a code that is over makes room for the next.
  useEffect(() => {
    if (left <= 0 && !used && document.visibilityState === 'visible') renew()
  }, [left, used, renew])
  return (
    <Stack>
      <Card as="section" className={style.card}>
        <h2>{name}</h2>
        <div className={used ? clsx(style.picture, style.over) : style.picture}>
          <QrCode text={code.token} label={t.code.picture} />
        </div>
        {used ? (
          <Notice tone="good" live>
            <p>{t.code.used(state.institution ?? t.code.someInstitution)}</p>
          </Notice>
        ) : (
          <>
            <p className={style.left} role="timer" aria-live="off">
              <Icon name="wait" />
              {t.code.left(Math.floor(left / 60), left % 60)}
            </p>
            {state?.state === 'read' ? (
              <p className={look.small} role="status">
                {t.code.read(state.institution ?? t.code.someInstitution)}
              </p>
            ) : null}
            <p className={look.aside}>{t.code.byHand}</p>
            <p className={clsx(style.text, look.money)}>{code.token.match(/.{1,5}/g)?.join(' ')}</p>
          </>
        )}
        <button type="button" className={used ? buttonLook('primary') : buttonLook()} onClick={renew}>
          {t.code.renew}
        </button>
      </Card>
      <Dots className={look.aside}>
        {t.code.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </Dots>
    </Stack>
  )
}

function useSecondsLeft(code: Code): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const tick = () => setNow(performance.now())
    const timer = setInterval(tick, 1000)
    // A phone that slept wakes up with the right number.
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [])
  return Math.max(0, Math.ceil((code.endsAt - now) / 1000))
}

/** Keeps the screen from going dark while the code is shown, on phones that can. */
function useAwakeScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let gone = false
    const take = async () => {
      try {
        const taken = await navigator.wakeLock.request('screen')
        if (gone) await taken.release()
        else lock = taken
      } catch {
        // Not offered, or not now: the code is still there.
      }
    }
    if ('wakeLock' in navigator) void take()
    return () => {
      gone = true
      void lock?.release()
    }
  }, [])
}
