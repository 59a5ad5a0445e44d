/** The form that starts an evaluation: two policies, a year, whose bills, and which pools. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { EvaluationsMessage, SavedDraft } from '@yidi/contracts'
import { Button, Card } from 'antd'
import clsx from 'clsx'
import { useState } from 'react'
import { startEvaluation } from '../../api/evaluation.ts'
import { policyTableQuery } from '../../api/policy-desk.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import fieldStyle from '../../parts/field/field.module.css'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'
import { DraftChanges, DraftFiles } from '../policy/DraftChanges.tsx'
import style from './evaluation.module.css'
import { faultsOf, law, messageOf, refusedAt, type Faults, type Typed } from './evaluation-form.ts'

const words = t.evaluation.start

interface StartProps {
  found: EvaluationsMessage
  drafts: readonly SavedDraft[]
  begun: Typed
}

interface PartProps extends StartProps {
  typed: Typed
  faults: Faults
  onType: (change: Partial<Typed>) => void
}

export function Start({ found, drafts, begun }: StartProps) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(begun)
  const [tried, setTried] = useState(false)
  const command = useCommand(startEvaluation, ({ evaluationId }) =>
    navigate({ to: '/policy/evaluation/$id', params: { id: evaluationId } }),
  )
  const own = faultsOf(typed, found.mostPeople)
  const send = () => {
    setTried(true)
    if (Object.keys(own).length === 0) command.mutate(messageOf(typed))
  }
  const refused = refusedAt(command.error)
  const faults: Faults = { ...refused, ...(tried ? own : {}) }
  const part = {
    ...{ found, begun, typed, faults },
    drafts: drafts.filter(({ dropped }) => dropped === null),
    onType: (change: Partial<Typed>) => setTyped({ ...typed, ...change }),
  }
  return (
    <Card title={words.title}>
      <Form onSend={send}>
        <Sides {...part} />
        <Source {...part} />
        {command.error === null || Object.keys(refused).length > 0 ? null : <Fault error={command.error} />}
        <div className={formsStyle.formButtons}>
          <Button type="primary" htmlType="submit" loading={command.isPending}>
            {words.send}
          </Button>
          <span className={look.aside}>{t.evaluation.one.only}</span>
        </div>
      </Form>
    </Card>
  )
}

function Sides({ found, drafts, typed, faults, onType }: PartProps) {
  const options = drafts.map(({ draftId, title }) => [draftId, title] as const)
  return (
    <Stack>
      <div className={formsStyle.formGrid}>
        <Choice
          label={words.year}
          value={typed.year}
          fault={faults.year}
          options={found.years.map((year) => [String(year), t.evaluation.year(year)] as const)}
          onChoose={(year) => onType({ year })}
        />
        <Choice
          label={words.before}
          value={typed.before}
          options={[[law, t.evaluation.law], ...options]}
          onChoose={(before) => onType({ before })}
        />
      </div>
      <Pools found={found} typed={typed} faults={faults} onType={onType} />
      <Stack as="fieldset" className={formsStyle.roleChoices}>
        <legend className={fieldStyle.label}>{words.after}</legend>
        <Chips>
          {(['changes', 'draft'] as const).map((after) => (
            <Chip key={after} aria-pressed={typed.after === after} onClick={() => onType({ after })}>
              {words.afterKinds[after]}
            </Chip>
          ))}
        </Chips>
      </Stack>
      {typed.after === 'changes' ? (
        <Changed typed={typed} faults={faults} onType={onType} />
      ) : drafts.length === 0 ? (
        <p className={look.quiet}>{words.noDrafts}</p>
      ) : (
        <Choice
          label={words.draft}
          value={typed.draft}
          empty={words.choose}
          fault={faults.draft}
          options={typed.before === law ? options : [[law, t.evaluation.law], ...options]}
          onChoose={(draft) => onType({ draft })}
        />
      )}
    </Stack>
  )
}

type OwnPartProps = Pick<PartProps, 'typed' | 'faults' | 'onType'>

/** Figures and files of the first pool that is chosen, in force from the year's first day unless another is typed. */
function Changed({ typed, faults, onType }: OwnPartProps) {
  const [pool] = typed.pools
  if (pool === undefined) return <p className={look.quiet}>{words.poolsFault}</p>
  return (
    <div className={style.inset}>
      <Stack>
        <p className={look.aside}>{words.changesLead(Number(typed.year))}</p>
        <DraftChanges
          pool={{ code: pool }}
          on={`${typed.year}-12-31`}
          from={`${typed.year}-01-01`}
          changes={typed.changes}
          onChanges={(changes) => onType({ changes })}
        />
        <Files pool={pool} typed={typed} onType={onType} />
        {faults.changes === undefined ? null : (
          <Notice tone="refusal" live>
            <p>{faults.changes}</p>
          </Notice>
        )}
      </Stack>
    </div>
  )
}

function Files({ pool, typed, onType }: Pick<OwnPartProps, 'typed' | 'onType'> & { pool: string }) {
  const folder = useQuery(policyTableQuery(pool, `${typed.year}-12-31`)).data?.folders[0]
  return (
    <details>
      <summary>{t.policyRoom.draft.files}</summary>
      <DraftFiles folder={folder ?? ''} files={typed.files} onFiles={(files) => onType({ files })} />
    </details>
  )
}

function Pools({ found: { pools }, typed, faults, onType }: Pick<PartProps, 'found'> & OwnPartProps) {
  if (pools.length === 1)
    return (
      <p>
        <span className={look.quiet}>{words.pools}</span> {pools[0]?.name}
      </p>
    )
  const toggle = (code: string) =>
    onType({
      pools: typed.pools.includes(code) ? typed.pools.filter((one) => one !== code) : [...typed.pools, code],
    })
  return (
    <Stack as="fieldset" tight className={formsStyle.roleChoices}>
      <legend className={fieldStyle.label}>{words.pools}</legend>
      <Chips>
        {pools.map(({ code, name }) => (
          <Check key={code} label={name} checked={typed.pools.includes(code)} onChange={() => toggle(code)} />
        ))}
      </Chips>
      {faults.pools === undefined ? null : <p className={fieldStyle.fault}>{faults.pools}</p>}
    </Stack>
  )
}

function Source({ found: { mostPeople }, typed, faults, onType }: PartProps) {
  return (
    <Stack>
      <Stack as="fieldset" className={formsStyle.roleChoices}>
        <legend className={fieldStyle.label}>{words.source}</legend>
        <Chips>
          {(['people', 'records'] as const).map((source) => (
            <Chip key={source} aria-pressed={typed.source === source} onClick={() => onType({ source })}>
              {words.sources[source]}
            </Chip>
          ))}
        </Chips>
      </Stack>
      <p className={look.aside}>{typed.source === 'people' ? words.peopleLead : words.recordsLead}</p>
      {typed.source === 'records' ? null : (
        <div className={clsx(formsStyle.formGrid, formsStyle.level)}>
          <Field
            label={words.people}
            hint={words.peopleHint(mostPeople)}
            inputMode="numeric"
            value={typed.people}
            fault={faults.people}
            maxLength={20}
            onText={(people) => onType({ people })}
          />
          <Field
            label={words.seed}
            hint={words.seedHint}
            inputMode="numeric"
            value={typed.seed}
            fault={faults.seed}
            maxLength={20}
            onText={(seed) => onType({ seed })}
          />
        </div>
      )}
    </Stack>
  )
}
