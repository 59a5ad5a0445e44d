/** 邮件通知: the address, given, changed or taken back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { contactQuery, setContact } from '../../api/notices.ts'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { t } from '../../texts/index.ts'

export function MailCard() {
  return (
    <section className="card stack tight" aria-label={t.messages.mail}>
      <h2>{t.messages.mail}</h2>
      <Loaded query={useQuery(contactQuery)}>{({ email }) => <Address email={email} />}</Loaded>
    </section>
  )
}

function Address({ email }: { email: string | null }) {
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const save = useMutation({
    mutationFn: setContact,
    onSuccess: (saved) => {
      setTyped('')
      queries.setQueryData(contactQuery.queryKey, saved)
    },
  })
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(email === null ? typed : null)
      }}
    >
      <p className="quiet">{email === null ? t.messages.mailMore : t.messages.mailOn(email)}</p>
      {email === null ? (
        <div className="field">
          <label htmlFor="notice-mail">{t.messages.mailLabel}</label>
          <input
            id="notice-mail"
            type="email"
            autoComplete="email"
            placeholder={t.messages.mailExample}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      ) : null}
      {save.error ? <Fault error={save.error} /> : null}
      <button type="submit" className="button" disabled={save.isPending || (email === null && typed.trim() === '')}>
        {email === null ? t.messages.mailSave : t.messages.mailDrop}
      </button>
    </form>
  )
}
