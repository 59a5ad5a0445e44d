/** One page to let a member of the family act for me, or to bind a child: who, what for, until when. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { AuthorisationForm, MaterialMessage } from '@yidi/contracts'
import { readIdNumber } from '@yidi/rules'
import { useState } from 'react'
import { actingId } from '../../api/acting.ts'
import { ApiProblem } from '../../api/client.ts'
import { authorise } from '../../api/family.ts'
import { useKept } from '../../device/useKept.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Check, Field } from '../../parts/Field.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { SendPage } from '../../shell/SendPage.tsx'
import { useCommand } from '../../shell/useCommand.ts'
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
const titles = { consent: words.consentTitle, guardian: words.guardianTitle }

export function AuthorisePage() {
  const { who } = useSearch({ strict: false })
  const direction: Direction = who === 'guardian' ? 'guardian' : 'consent'
  if (actingId() === null) return <Authorise direction={direction} key={direction} />
  return (
    <Page title={titles[direction]} back="/me/family">
      <LoggedIn why={t.family.why}>{() => <OwnOnly />}</LoggedIn>
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
  uploads: MaterialMessage[]
}

function faultsOf(written: Written): Record<string, string> {
  const faults: Record<string, string> = {}
  if (written.name.trim() === '') faults.name = words.nameFault
  const id = readIdNumber(written.idNumber, today())
  if ('fault' in id) faults.idNumber = id.fault
  if (written.scopes.length === 0) faults.scopes = words.scopesFault
  return faults
}

function Authorise({ direction }: { direction: Direction }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [faults, setFaults] = useState<Record<string, string>>({})
  const form = `authorise-${direction}`
  const [written, setWritten] = useKept<Written>(form, {
    name: '',
    idNumber: '',
    relation: direction === 'guardian' ? 'child' : 'spouse',
    scopes: [...scopes],
    to: '',
    proof: 'household-register',
    uploads: [],
  })
  const change = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }))
  const taken = async () => {
    await queries.invalidateQueries({ queryKey: ['family'] })
    await navigate({ to: '/me/family', search: { sent: direction }, replace: true })
  }
  const sent = useCommand(authorise, taken, form)
  const { error } = sent
  const send = () => {
    const found = faultsOf(written)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const { relation, scopes: reach, to, proof, uploads } = written
    sent.mutate(
      {
        direction,
        name: written.name.trim(),
        idNumber: written.idNumber.trim(),
        relation,
        scopes: reach,
        ...(to === '' ? {} : { to }),
        ...(direction === 'guardian' ? { proof } : {}),
        ...(uploads.length === 0 ? {} : { uploads: uploads.map((upload) => upload.id) }),
      },
      {
        onError: (refusal) => {
          if (refusal instanceof ApiProblem)
            setFaults(Object.fromEntries(refusal.faults.map((fault) => [fault.path, fault.message])))
        },
      },
    )
  }
  const unplaced = error && (!(error instanceof ApiProblem) || error.faults.length === 0)
  return (
    <SendPage
      title={titles[direction]}
      back="/me/family"
      why={t.family.why}
      send={sent.isPending ? words.sending : words.send[direction]}
      busy={sent.isPending}
      onSend={send}
    >
      <p>{direction === 'guardian' ? words.guardianLead : words.consentLead}</p>
      {unplaced ? <Fault error={error} /> : null}
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
      <Choice
        label={words.relation[direction]}
        fault={faults.relation}
        value={written.relation}
        options={relations[direction].map((one) => [one, t.family.relations[one]])}
        onChoose={(relation) => change({ relation })}
      />
      {direction === 'guardian' ? (
        <Choice
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
            uploads={written.uploads}
            onUploads={(files) => change({ uploads: files })}
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
    </SendPage>
  )
}
