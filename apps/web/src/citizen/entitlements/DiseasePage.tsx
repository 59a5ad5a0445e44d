/** 申请规定病种登记: which disease, who diagnosed it and when. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import type { MaterialMessage } from '@yidi/contracts'
import { newCommandKey } from '../../api/client.ts'
import { applyDisease, diseasesQuery } from '../../api/entitlements.ts'
import { Field } from '../../parts/Field.tsx'
import { Note } from '../../parts/Note.tsx'
import { Options } from '../../parts/Sheet.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { Paper } from '../file/Paper.tsx'
import '../../parts/sheet.css'

const words = t.entitlements.diseases

export function DiseasePage() {
  const form = useId()
  const [busy, setBusy] = useState(false)
  return (
    <Page
      title={words.apply}
      back="/diseases"
      foot={
        <button type="submit" form={form} className="button primary" disabled={busy}>
          {busy ? t.entitlements.sending : t.entitlements.send}
        </button>
      }
    >
      <LoggedIn why={words.why}>{() => <Form id={form} onBusy={setBusy} />}</LoggedIn>
    </Page>
  )
}

function Form({ id, onBusy }: { id: string; onBusy: (busy: boolean) => void }) {
  const overview = useQuery(diseasesQuery)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const key = useRef(newCommandKey())
  const [written, setWritten] = useState({ kind: '', hospital: '', diagnosedOn: '', note: '' })
  const [uploads, setUploads] = useState<MaterialMessage[]>([])
  const [faults, setFaults] = useState<Partial<Record<keyof typeof written, string>>>({})
  const sent = useMutation({
    mutationFn: () => {
      const { kind, hospital, diagnosedOn, note } = written
      const more = {
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(uploads.length === 0 ? {} : { uploads: uploads.map(({ id: upload }) => upload) }),
      }
      return applyDisease({ kind: kind.trim(), hospital: hospital.trim(), diagnosedOn, ...more }, key.current)
    },
    onSettled: () => onBusy(false),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['diseases'] })
      await navigate({ to: '/diseases', replace: true })
    },
  })
  const write = (change: Partial<typeof written>) => {
    setWritten({ ...written, ...change })
    key.current = newCommandKey()
  }
  const send = () => {
    const found: typeof faults = {}
    if (written.kind.trim() === '') found.kind = words.kindFault
    if (written.hospital.trim() === '') found.hospital = words.hospitalFault
    if (written.diagnosedOn === '' || written.diagnosedOn > today()) found.diagnosedOn = words.dayFault
    setFaults(found)
    if (Object.keys(found).length > 0) return
    onBusy(true)
    sent.mutate()
  }
  return (
    <Loaded query={overview}>
      {({ kinds, contact }) => (
        <form
          id={id}
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          {kinds === null ? (
            <>
              <Note tone="waiting">
                <p>{words.open(contact ?? '')}</p>
              </Note>
              <Field
                label={words.kind}
                value={written.kind}
                maxLength={100}
                fault={faults.kind}
                onText={(kind) => write({ kind })}
              />
            </>
          ) : (
            <section className="field" aria-labelledby="kind-label">
              <h2 id="kind-label" className="label">
                {words.kind}
              </h2>
              <div className="card options-card">
                <Options
                  options={kinds.map(({ name, openAway }) => ({
                    value: name,
                    label: name,
                    ...(openAway ? { more: words.openAway } : {}),
                  }))}
                  chosen={written.kind}
                  onChoose={(kind) => write({ kind })}
                />
              </div>
              {faults.kind ? <span className="fault">{faults.kind}</span> : null}
            </section>
          )}
          <Field
            label={words.hospital}
            hint={words.hospitalHint}
            value={written.hospital}
            maxLength={100}
            fault={faults.hospital}
            onText={(hospital) => write({ hospital })}
          />
          <Field
            label={words.day}
            type="date"
            max={today()}
            value={written.diagnosedOn}
            fault={faults.diagnosedOn}
            onText={(diagnosedOn) => write({ diagnosedOn })}
          />
          <section className="card">
            <Paper
              material={words.proof}
              uploads={uploads}
              onUploads={(all) => {
                setUploads(all)
                key.current = newCommandKey()
              }}
            />
          </section>
          <Field label={words.note} value={written.note} maxLength={300} onText={(note) => write({ note })} />
          <p className="small quiet">{words.bring}</p>
          {sent.error ? <Fault error={sent.error} /> : null}
        </form>
      )}
    </Loaded>
  )
}
