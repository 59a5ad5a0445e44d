/** Who fills this in: the person, or somebody for the person, with name, number and relation. */
import type { AgentRelationCode } from '@yidi/contracts'
import { Field } from '../../parts/Field.tsx'
import { t } from '../../texts/index.ts'
import type { FieldsProps } from './step.ts'

export function AgentFields(props: FieldsProps) {
  const { form, put, faults } = props
  return (
    <section className="stack" aria-label={t.file.applicant}>
      <div className="field" role="group" aria-label={t.file.applicant}>
        <span className="label">{t.file.applicant}</span>
        <div className="chips">
          {(['self', 'agent'] as const).map((applicant) => (
            <button
              key={applicant}
              type="button"
              className="chip"
              aria-pressed={form.applicant === applicant}
              onClick={() => put({ applicant })}
            >
              {t.file.applicants[applicant]}
            </button>
          ))}
        </div>
        {faults.applicant ? <span className="fault">{faults.applicant}</span> : null}
      </div>
      {form.applicant === 'agent' ? <Agent {...props} /> : null}
    </section>
  )
}

function Agent({ form, put, faults }: FieldsProps) {
  return (
    <div className="card stack">
      <p className="small quiet">{t.file.agentNote}</p>
      <Field
        label={t.file.agentName}
        autoComplete="off"
        value={form.agentName}
        fault={faults.agentName}
        onText={(agentName) => put({ agentName })}
      />
      <Field
        label={t.file.agentId}
        hint={t.file.agentIdHint}
        autoComplete="off"
        inputMode="text"
        value={form.agentIdNumber}
        fault={faults.agentIdNumber}
        onText={(agentIdNumber) => put({ agentIdNumber })}
      />
      <Field
        label={t.file.agentMobile}
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
    </div>
  )
}

function Relation(props: {
  chosen: AgentRelationCode | ''
  fault: string | undefined
  onChoose: (relation: AgentRelationCode) => void
}) {
  return (
    <div className="field" role="group" aria-label={t.file.agentRelation}>
      <span className="label">{t.file.agentRelation}</span>
      <div className="chips">
        {(Object.keys(t.file.agentRelations) as AgentRelationCode[]).map((relation) => (
          <button
            key={relation}
            type="button"
            className="chip"
            aria-pressed={props.chosen === relation}
            onClick={() => props.onChoose(relation)}
          >
            {t.file.agentRelations[relation]}
          </button>
        ))}
      </div>
      {props.fault ? (
        <span className="fault faulty" tabIndex={-1}>
          {props.fault}
        </span>
      ) : null}
    </div>
  )
}
