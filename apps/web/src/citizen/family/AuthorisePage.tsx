/** One page to let a member of the family act for me, or to bind a child: who, what for, until when. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { AuthorisationForm, MaterialMessage } from '@yidi/contracts'
import { useId, useRef, useState } from 'react'
import { actingId } from '../../api/acting.ts'
import { ApiProblem, newCommandKey } from '../../api/client.ts'
import { authorise } from '../../api/family.ts'
import { Check, Field } from '../../parts/Field.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { Paper } from '../file/Paper.tsx'
import { OwnOnly } from './FamilyPage.tsx'

type Direction = AuthorisationForm['direction']
type Scope = AuthorisationForm['scopes'][number]
const scopes: readonly Scope[] = ['file', 'settlements', 'code']
const relations = {
  consent: ['spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'guardian', 'other'],
  guardian: ['child', 'grandchild', 'ward', 'sibling'],
} as const
const words = t.family.form

export function AuthorisePage() {
  const { who } = useSearch({ strict: false })
  const direction: Direction = who === 'guardian' ? 'guardian' : 'consent'
  return <LoggedInForm direction={direction} key={direction} />
}

function LoggedInForm({ direction }: { direction: Direction }) {
  const formId = useId()
  const [busy, setBusy] = useState(false)
  const own = actingId() === null
  return (
    <Page
      title={direction === 'guardian' ? words.guardianTitle : words.consentTitle}
      back="/me/family"
      foot={
        own ? (
          <button type="submit" form={formId} className="button primary" disabled={busy}>
            {busy ? words.sending : words.send[direction]}
          </button>
        ) : undefined
      }
    >
      <LoggedIn why={t.family.why}>
        {() => (own ? <Form id={formId} direction={direction} onBusy={setBusy} /> : <OwnOnly />)}
      </LoggedIn>
    </Page>
  )
}

interface Written {
  name: string
  idNumber: string
  relation: AuthorisationForm['relation']
  scopes: Scope[]
  to: string
  proof: NonNullable<AuthorisationForm['proof']>
}

function faultsOf(written: Written): Record<string, string> {
  const faults: Record<string, string> = {}
  if (written.name.trim() === '') faults.name = words.nameFault
  if (!/^\d{17}[\dXx]$/.test(written.idNumber.trim())) faults.idNumber = words.idFault
  if (written.scopes.length === 0) faults.scopes = words.scopesFault
  return faults
}

function Form(props: { id: string; direction: Direction; onBusy: (busy: boolean) => void }) {
  const { id, direction, onBusy } = props
  const queries = useQueryClient()
  const navigate = useNavigate()
  const key = useRef(newCommandKey())
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [uploads, setUploads] = useState<MaterialMessage[]>([])
  const [written, setWritten] = useState<Written>({
    name: '',
    idNumber: '',
    relation: direction === 'guardian' ? 'child' : 'spouse',
    scopes: [...scopes],
    to: '',
    proof: 'household-register',
  })
  const change = (part: Partial<Written>) => {
    // What is written anew is another command.
    key.current = newCommandKey()
    setWritten((before) => ({ ...before, ...part }))
  }
  const send = useMutation({
    mutationFn: () =>
      authorise(
        {
          direction,
          name: written.name.trim(),
          idNumber: written.idNumber.trim(),
          relation: written.relation,
          scopes: written.scopes,
          ...(written.to === '' ? {} : { to: written.to }),
          ...(direction === 'guardian' ? { proof: written.proof } : {}),
          ...(uploads.length === 0 ? {} : { uploads: uploads.map((upload) => upload.id) }),
        },
        key.current,
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['family'] })
      await navigate({ to: '/me/family', search: { sent: direction }, replace: true })
    },
    onError: (error) => {
      if (error instanceof ApiProblem) {
        setFaults(Object.fromEntries(error.faults.map((fault) => [fault.path, fault.message])))
      }
    },
    onSettled: () => onBusy(false),
  })
  const submit = () => {
    const found = faultsOf(written)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    onBusy(true)
    send.mutate()
  }
  const unplaced = send.error && (!(send.error instanceof ApiProblem) || send.error.faults.length === 0)
  return (
    <form
      id={id}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p>{direction === 'guardian' ? words.guardianLead : words.consentLead}</p>
      {unplaced ? <Fault error={send.error} /> : null}
      {faults[''] === undefined ? null : <p className="field fault">{faults['']}</p>}
      <Field
        label={words.name[direction]}
        hint={words.nameHint}
        value={written.name}
        fault={faults.name}
        onText={(name) => change({ name })}
        maxLength={60}
        autoComplete="off"
      />
      <Field
        label={words.idNumber[direction]}
        hint={words.idHint}
        value={written.idNumber}
        fault={faults.idNumber}
        onText={(idNumber) => change({ idNumber })}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Choose
        label={words.relation[direction]}
        fault={faults.relation}
        value={written.relation}
        options={relations[direction].map((one) => [one, t.family.relations[one]])}
        onChoose={(relation) => change({ relation })}
      />
      {direction === 'guardian' ? (
        <Choose
          label={words.proof}
          fault={faults.proof}
          value={written.proof}
          options={Object.entries(t.family.proofs) as [Written['proof'], string][]}
          onChoose={(proof) => change({ proof })}
        />
      ) : null}
      {direction === 'guardian' ? (
        <section className="card">
          <Paper
            material={words.proofPicture}
            uploads={uploads}
            onUploads={(all) => {
              setUploads(all)
              key.current = newCommandKey()
            }}
          />
        </section>
      ) : null}
      <fieldset className="field">
        <legend className="label">{direction === 'guardian' ? words.childScopes : words.scopes}</legend>
        {scopes.map((scope) => (
          <Check
            key={scope}
            label={t.family.scope[scope]}
            checked={written.scopes.includes(scope)}
            onChange={(checked) =>
              change({ scopes: scopes.filter((one) => (one === scope ? checked : written.scopes.includes(one))) })
            }
          />
        ))}
        {faults.scopes === undefined ? null : <span className="fault">{faults.scopes}</span>}
      </fieldset>
      {direction === 'guardian' ? null : (
        <Field
          label={words.until}
          hint={words.untilHint}
          type="date"
          min={today()}
          value={written.to}
          fault={faults.to}
          onText={(to) => change({ to })}
        />
      )}
    </form>
  )
}

function Choose<Value extends string>(props: {
  label: string
  value: Value
  fault?: string | undefined
  options: readonly (readonly [Value, string])[]
  onChoose: (value: Value) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        aria-invalid={props.fault === undefined ? undefined : true}
        aria-describedby={props.fault === undefined ? undefined : `${id}-fault`}
        onChange={(event) => props.onChoose(event.target.value as Value)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {props.fault === undefined ? null : (
        <span id={`${id}-fault`} className="fault">
          {props.fault}
        </span>
      )}
    </div>
  )
}
