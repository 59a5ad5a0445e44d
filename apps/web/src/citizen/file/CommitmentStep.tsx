/** The commitment: what the person stands for, in few words, and the signature. */
import { useState } from 'react'
import { Check } from '../../parts/Field.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { t } from '../../texts/index.ts'
import type { StepProps } from './FilePage.tsx'

export function CommitmentStep({ form, put, go }: StepProps) {
  const [fault, setFault] = useState(false)
  return (
    <Page
      title={t.file.commitmentTitle}
      back="/file"
      foot={
        <button
          type="button"
          className="button primary"
          onClick={() => {
            setFault(!form.signed)
            if (form.signed) go({ step: 'check' })
          }}
        >
          {t.quote.next}
        </button>
      }
    >
      <LoggedIn why={t.file.why}>
        {() => (
          <div className="stack">
            <h2 className="question">{t.file.commitmentLead}</h2>
            <ol className="card stack numbered">
              {t.file.commitment.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
            <div className={fault && !form.signed ? 'card field signature faulty' : 'card field signature'}>
              <Check label={t.file.sign} checked={form.signed} onChange={(signed) => put({ signed })} />
              {fault && !form.signed ? (
                <span className="fault" role="alert">
                  {t.file.signFault}
                </span>
              ) : null}
            </div>
          </div>
        )}
      </LoggedIn>
    </Page>
  )
}
