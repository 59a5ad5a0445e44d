/** Under a log-in that is paused: the code that opens it, and how to get one. */
import { useMutation } from '@tanstack/react-query'
import type { UnlockForm } from '@yidi/contracts'
import { useState } from 'react'
import { mailUnlockCode, unlock } from '../../api/unlock.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Button } from '../../parts/button/Button.tsx'

/** Whose log-in is paused, as it was typed. */
type Who = { kind: 'citizen'; idNumber: string } | { kind: 'staff'; name: string }

export function Unlock({ who, onOpened }: { who: Who; onOpened: () => void }) {
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const opened = useMutation({ mutationFn: (form: UnlockForm) => unlock(form), onSuccess: onOpened })
  const mailed = useMutation({ mutationFn: mailUnlockCode })
  const error = opened.error ?? mailed.error
  return (
    <Card as="section" tight aria-labelledby="unlock-title">
      <h2 id="unlock-title">{t.login.unlock}</h2>
      <p className={look.aside}>{who.kind === 'citizen' ? t.login.unlockHint : t.login.unlockStaffHint}</p>
      {error ? <Fault error={error} /> : null}
      {mailed.data === undefined ? null : <Notice tone="good">{t.login.unlockMailed(mailed.data.minutes)}</Notice>}
      <Field
        label={t.login.unlockCode}
        value={code}
        fault={missing ? t.login.unlockCodeFault : undefined}
        onText={setCode}
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={40}
      />
      <Button
        disabled={opened.isPending}
        onClick={() => {
          setMissing(code.trim() === '')
          if (code.trim() !== '') opened.mutate({ ...who, code })
        }}
      >
        {t.login.unlockDo}
      </Button>
      {who.kind === 'citizen' ? (
        <Button disabled={mailed.isPending} onClick={() => mailed.mutate(who.idNumber)}>
          {t.login.unlockMail}
        </Button>
      ) : null}
    </Card>
  )
}
