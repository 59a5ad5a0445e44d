/** A budget or standard is entered: which, for whom, how much, since when, by which document. */
import { useQueryClient } from '@tanstack/react-query'
import { standardKindNames, standardKinds, standardLevels, standardPeriods, standardVisits } from '@yidi/contracts'
import type { StandardForm, StandardKindName, StandardPeriod } from '@yidi/contracts'
import type { InstitutionLevel, VisitKind } from '@yidi/rules'
import { useState } from 'react'
import { enterStandard, standardsKey } from '../../api/standards.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.standards
const optionsOf = <Word extends string>(table: Readonly<Record<Word, string>>) =>
  Object.entries(table) as [Word, string][]
const kinds = standardKindNames.map((kind): [StandardKindName, string] => [kind, standardKinds[kind].title])
const levels: [InstitutionLevel, string][] = optionsOf(standardLevels)
const periods: [StandardPeriod, string][] = optionsOf(standardPeriods)

interface Typed extends Required<StandardForm> {
  whom: 'institution' | 'level'
}

/** What is sent: the fields that its kind has. */
function formOf({ whom, ...typed }: Typed): StandardForm {
  const { kind, amount, from, document } = typed
  const { byLevel, visits } = standardKinds[kind]
  return {
    ...{ kind, amount, from, document },
    ...(byLevel && whom === 'level' ? { level: typed.level } : { institution: typed.institution }),
    ...(kind === 'global-budget' ? { year: typed.year } : {}),
    ...(visits.length > 1 ? { visits: typed.visits } : {}),
    ...(kind === 'head' ? { per: typed.per } : {}),
    ...(kind === 'disease' ? { disease: typed.disease, title: typed.title } : {}),
  }
}

interface PartProps {
  typed: Typed
  put: (change: Partial<Typed>) => void
  missing: (text: string) => string | undefined
}

export function EnterStandard({ close }: { close: () => void }) {
  const queries = useQueryClient()
  const [typed, setTyped] = useState<Typed>({
    ...{ kind: 'global-budget', whom: 'institution', institution: '', level: 'tier3', year: today().slice(0, 4) },
    ...{ visits: 'inpatient', per: 'month', disease: '', title: '', amount: '', from: today(), document: '' },
  })
  const [tried, setTried] = useState(false)
  const command = useCommand(enterStandard, async () => {
    await queries.invalidateQueries({ queryKey: standardsKey })
    close()
  })
  const put = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const missing = (text: string) => (tried && text.trim() === '' ? words.missing : undefined)
  const form = formOf(typed)
  const send = () => {
    setTried(true)
    if (Object.values(form).every((text) => text.trim() !== '')) command.mutate(form)
  }
  const parts = { typed, put, missing }
  return (
    <ActionForm
      title={words.enterTitle}
      submit={words.send}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={send}
    >
      <Choose
        label={words.kind}
        value={typed.kind}
        options={kinds}
        onChoose={(kind) => put({ kind, visits: standardKinds[kind].visits[0] ?? '' })}
      />
      <Whom {...parts} />
      <Which {...parts} />
      <Field
        label={words.amount}
        unit={standardKinds[typed.kind].unit}
        inputMode="decimal"
        maxLength={15}
        value={typed.amount}
        fault={missing(typed.amount)}
        onText={(amount) => put({ amount })}
      />
      <DayField
        label={words.from}
        hint={typed.kind === 'global-budget' ? words.budgetFromHint : undefined}
        value={typed.from}
        fault={missing(typed.from)}
        onText={(from) => put({ from })}
      />
      <Field
        label={words.document}
        maxLength={300}
        value={typed.document}
        fault={missing(typed.document)}
        onText={(document) => put({ document })}
      />
    </ActionForm>
  )
}

function Whom({ typed, put, missing }: PartProps) {
  const { byLevel } = standardKinds[typed.kind]
  return (
    <>
      {byLevel ? (
        <Choose
          label={words.forWhom}
          value={typed.whom}
          options={[
            ['institution', words.forInstitution],
            ['level', words.forLevel],
          ]}
          onChoose={(whom) => put({ whom })}
        />
      ) : null}
      {byLevel && typed.whom === 'level' ? (
        <Choose
          label={words.level}
          hint={words.levelHint}
          value={typed.level}
          options={levels}
          onChoose={(level) => put({ level })}
        />
      ) : (
        <Field
          label={words.institution}
          maxLength={40}
          value={typed.institution}
          fault={missing(typed.institution)}
          onText={(institution) => put({ institution })}
        />
      )}
    </>
  )
}

function Which({ typed, put, missing }: PartProps) {
  const { kind } = typed
  const visits: readonly VisitKind[] = standardKinds[kind].visits
  if (kind === 'global-budget')
    return (
      <Field
        label={words.year}
        inputMode="numeric"
        maxLength={4}
        value={typed.year}
        fault={missing(typed.year)}
        onText={(year) => put({ year })}
      />
    )
  return (
    <>
      {visits.length > 1 ? (
        <Choose
          label={words.visits}
          value={typed.visits}
          options={visits.map((one): [VisitKind, string] => [one, standardVisits[one]])}
          onChoose={(one) => put({ visits: one })}
        />
      ) : null}
      {kind === 'head' ? (
        <Choose label={words.per} value={typed.per} options={periods} onChoose={(per) => put({ per })} />
      ) : null}
      {kind === 'disease' ? (
        <>
          <Field
            label={words.disease}
            hint={words.codeHint}
            maxLength={30}
            value={typed.disease}
            fault={missing(typed.disease)}
            onText={(disease) => put({ disease })}
          />
          <Field
            label={words.diseaseTitle}
            maxLength={100}
            value={typed.title}
            fault={missing(typed.title)}
            onText={(title) => put({ title })}
          />
        </>
      ) : null}
    </>
  )
}
