/** 申请规定病种登记: which disease, who diagnosed it and when. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { MaterialMessage } from '@yidi/contracts'
import { diseasesQuery } from '../../api/entitlements.ts'
import { applyDisease } from '../../api/sent-forms.ts'
import { useFormDraft } from '../../device/useDraft.ts'
import { Field } from '../../parts/field/Field.tsx'
import { DateField } from '../../parts/date-field/DateField.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Options } from '../../parts/options/Options.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { SendPage } from '../../frame/phone/SendPage.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { today } from '../../texts/days.ts'
import { placeId, useFaults, type Faults } from '../../parts/error-summary/faults.ts'
import * as t from '../../texts/index.ts'
import { Paper } from '../apply/Paper.tsx'
import type { ChangeUploads } from '../apply/uploads.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import fieldStyle from '../../parts/field/field.module.css'

const words = t.entitlements.diseases
const form = 'disease'
const nothing = { kind: '', hospital: '', diagnosedOn: '', note: '', uploads: [] as MaterialMessage[] }

/** What is written, what is wrong with it, and the command that it becomes. */
function useApplication() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const draft = useFormDraft(form, nothing)
  const { value: written } = draft
  const { faults, attempt, show, clear } = useFaults<keyof typeof nothing>()
  const taken = async () => {
    draft.sent()
    await queries.invalidateQueries({ queryKey: ['diseases'] })
    await navigate({ to: '/diseases', replace: true })
  }
  const sent = useCommand(applyDisease, taken, form)
  const write = (change: Partial<typeof written>) => {
    draft.put((before) => ({ ...before, ...change }))
    clear(Object.keys(change))
  }
  const changeUploads: ChangeUploads = (change) =>
    draft.put((before) => ({ ...before, uploads: change(before.uploads) }))
  const send = () => {
    const kind = written.kind.trim()
    const hospital = written.hospital.trim()
    const note = written.note.trim()
    const { diagnosedOn, uploads } = written
    const found: Faults<keyof typeof nothing> = {}
    if (kind === '') found.kind = words.kindFault
    if (hospital === '') found.hospital = words.hospitalFault
    if (diagnosedOn === '' || diagnosedOn > today()) found.diagnosedOn = words.dayFault
    if (!show(found)) return
    sent.mutate({
      kind,
      hospital,
      diagnosedOn,
      ...(note === '' ? {} : { note }),
      ...(uploads.length === 0 ? {} : { uploads: uploads.map(({ id }) => id) }),
    })
  }
  return { draft, written, write, changeUploads, faults, attempt, sent, send }
}

export function DiseasePage() {
  const { draft, written, write, changeUploads, faults, attempt, sent, send } = useApplication()
  return (
    <SendPage
      title={words.apply}
      back="/diseases"
      why={words.why}
      send={sent.isPending ? t.entitlements.sending : t.entitlements.send}
      busy={sent.isPending}
      onSend={send}
      draft={draft}
      faults={faults}
      attempt={attempt}
    >
      <Kind chosen={written.kind} fault={faults.kind} onChoose={(kind) => write({ kind })} />
      <Field
        id={placeId('hospital')}
        label={words.hospital}
        hint={words.hospitalHint}
        value={written.hospital}
        maxLength={100}
        fault={faults.hospital}
        onText={(hospital) => write({ hospital })}
      />
      <DateField
        id={placeId('diagnosedOn')}
        label={words.day}
        value={written.diagnosedOn}
        fault={faults.diagnosedOn}
        onDay={(diagnosedOn) => write({ diagnosedOn })}
      />
      <Card as="section" bare>
        <Paper material={words.proof} uploads={written.uploads} changeUploads={changeUploads} />
      </Card>
      <Field label={words.note} value={written.note} maxLength={300} onText={(note) => write({ note })} />
      <p className={look.aside}>{words.bring}</p>
      {sent.error ? <Fault error={sent.error} /> : null}
    </SendPage>
  )
}

/** A choice where the law lists the diseases; words of one's own where its list is not known. */
function Kind(props: { chosen: string; fault: string | undefined; onChoose: (kind: string) => void }) {
  const { chosen, fault, onChoose } = props
  return (
    <Loaded query={useQuery(diseasesQuery)}>
      {({ kinds, contact }) =>
        kinds === null ? (
          <>
            <Notice tone="waiting">
              <p>{words.open(contact ?? '')}</p>
            </Notice>
            <Field
              id={placeId('kind')}
              label={words.kind}
              value={chosen}
              maxLength={100}
              fault={fault}
              onText={onChoose}
            />
          </>
        ) : (
          <section id={placeId('kind')} className={fieldStyle.field} aria-labelledby="kind-label">
            <h2 id="kind-label" className={fieldStyle.label}>
              {words.kind}
            </h2>
            <Card bare>
              <Options
                card
                options={kinds.map(({ name, openAway }) => ({
                  value: name,
                  label: name,
                  ...(openAway ? { more: words.openAway } : {}),
                }))}
                chosen={chosen}
                onChoose={onChoose}
              />
            </Card>
            {fault ? <span className={fieldStyle.fault}>{fault}</span> : null}
          </section>
        )
      }
    </Loaded>
  )
}
