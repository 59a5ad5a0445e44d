/** Who fills this in: the person, or somebody for the person, with name, number and relation. */
import type { AgentRelationCode } from '@yidi/contracts'
import { Field } from '../../parts/field/Field.tsx'
import { placeId, type Faults } from '../../parts/error-summary/faults.ts'
import * as t from '../../texts/index.ts'
import type { AgentForm } from './agent.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import fieldStyle from '../../parts/field/field.module.css'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'

interface AgentProps {
  form: AgentForm
  put: (change: Partial<AgentForm>) => void
  faults: Faults<keyof AgentForm>
}

export function AgentFields(props: AgentProps) {
  const { form, put, faults } = props
  return (
    <Stack as="section" aria-label={t.apply.applicant}>
      <div className={fieldStyle.field} role="group" aria-label={t.apply.applicant}>
        <span className={fieldStyle.label}>{t.apply.applicant}</span>
        <Chips>
          {(['self', 'agent'] as const).map((applicant) => (
            <Chip key={applicant} aria-pressed={form.applicant === applicant} onClick={() => put({ applicant })}>
              {t.apply.applicants[applicant]}
            </Chip>
          ))}
        </Chips>
        {faults.applicant ? <span className={fieldStyle.fault}>{faults.applicant}</span> : null}
      </div>
      {form.applicant === 'agent' ? <Agent {...props} /> : null}
    </Stack>
  )
}

function Agent({ form, put, faults }: AgentProps) {
  return (
    <Card>
      <p className={look.aside}>{t.apply.agentNote}</p>
      <Field
        id={placeId('agentName')}
        label={t.apply.agentName}
        autoComplete="off"
        value={form.agentName}
        fault={faults.agentName}
        onText={(agentName) => put({ agentName })}
      />
      <Field
        id={placeId('agentIdNumber')}
        label={t.apply.agentId}
        hint={t.apply.agentIdHint}
        autoComplete="off"
        inputMode="text"
        value={form.agentIdNumber}
        fault={faults.agentIdNumber}
        onText={(agentIdNumber) => put({ agentIdNumber })}
      />
      <Field
        id={placeId('agentMobile')}
        label={t.apply.agentMobile}
        type="tel"
        autoComplete="off"
        value={form.agentMobile}
        fault={faults.agentMobile}
        onText={(agentMobile) => put({ agentMobile })}
      />
      <Relation
        chosen={form.agentRelation}
        fault={faults.agentRelation}
        onChoose={(agentRelation) => put({ agentRelation })}
      />
    </Card>
  )
}

function Relation(props: {
  chosen: AgentRelationCode | ''
  fault: string | undefined
  onChoose: (relation: AgentRelationCode) => void
}) {
  return (
    <div id={placeId('agentRelation')} className={fieldStyle.field} role="group" aria-label={t.apply.agentRelation}>
      <span className={fieldStyle.label}>{t.apply.agentRelation}</span>
      <Chips>
        {(Object.keys(t.apply.agentRelations) as AgentRelationCode[]).map((relation) => (
          <Chip key={relation} aria-pressed={props.chosen === relation} onClick={() => props.onChoose(relation)}>
            {t.apply.agentRelations[relation]}
          </Chip>
        ))}
      </Chips>
      {props.fault ? <span className={fieldStyle.fault}>{props.fault}</span> : null}
    </div>
  )
}
