/** Under a log-in that is paused: the code that opens it, and how to get one. */
import { useMutation } from '@tanstack/react-query'
import type { UnlockForm } from '@yidi/contracts'
import { useState } from 'react'
import { mailUnlockCode, unlock } from '../../api/unlock.ts'
import { Field } from '../../parts/Field.tsx'
import { Note } from '../../parts/Note.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { t } from '../../texts/index.ts'

/** Whose log-in is paused, as it was typed. */
type Who = { kind: 'citizen'; idNumber: string } | { kind: 'staff'; name: string }

export function Unlock({ who, onOpened }: { who: Who; onOpened: () => void }) {
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const opened = useMutation({ mutationFn: (form: UnlockForm) => unlock(form), onSuccess: onOpened })
  const mailed = useMutation({ mutationFn: mailUnlockCode })
  const error = opened.error ?? mailed.error
  return (
    <section className="card stack tight" aria-labelledby="unlock-title">
      <h2 id="unlock-title">{t.login.unlock}</h2>
      <p className="small quiet">{who.kind === 'citizen' ? t.login.unlockHint : t.login.unlockStaffHint}</p>
      {error ? <Fault error={error} /> : null}
      {mailed.data === undefined ? null : <Note tone="good">{t.login.unlockMailed(mailed.data.minutes)}</Note>}
      <Field
        label={t.login.unlockCode}
        value={code}
        fault={missing ? t.login.unlockCodeFault : undefined}
        onText={setCode}
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={40}
      />
      <button
        type="button"
        className="button"
        disabled={opened.isPending}
        onClick={() => {
          setMissing(code.trim() === '')
          if (code.trim() !== '') opened.mutate({ ...who, code })
        }}
      >
        {t.login.unlockDo}
      </button>
      {who.kind === 'citizen' ? (
        <button
          type="button"
          className="button"
          disabled={mailed.isPending}
          onClick={() => mailed.mutate(who.idNumber)}
        >
          {t.login.unlockMail}
        </button>
      ) : null}
    </section>
  )
}
