/** Somebody who applies for the person, with both identities. */
import { agentRelations } from '@yidi/contracts'
import { Field } from '../../parts/field/Field.tsx'
import { Check } from '../../parts/field/Check.tsx'
import * as t from '../../texts/index.ts'
import type { AgentPart } from './agent.ts'
import style from './entry.module.css'
import fieldStyle from '../../parts/field/field.module.css'

export function AgentEntry({ entry, set }: { entry: AgentPart; set: (change: Partial<AgentPart>) => void }) {
  return (
    <>
      <Check label={t.entry.byAgent} checked={entry.byAgent} onChange={(byAgent) => set({ byAgent })} />
      {entry.byAgent ? (
        <div className={style.two}>
          <Field
            label={t.entry.agentName}
            value={entry.agentName}
            onText={(agentName) => set({ agentName })}
            autoComplete="off"
          />
          <Field
            label={t.entry.agentIdNumber}
            value={entry.agentIdNumber}
            onText={(agentIdNumber) => set({ agentIdNumber })}
            autoComplete="off"
          />
          <div className={fieldStyle.field}>
            <label htmlFor="entry-relation">{t.entry.relation}</label>
            <select
              id="entry-relation"
              value={entry.relation}
              onChange={(event) => set({ relation: event.target.value as AgentPart['relation'] })}
            >
              {Object.entries(agentRelations).map(([code, title]) => (
                <option key={code} value={code}>
                  {title}
                </option>
              ))}
            </select>
          </div>
          <Field
            label={t.entry.agentMobile}
            value={entry.agentMobile}
            onText={(agentMobile) => set({ agentMobile })}
            autoComplete="off"
          />
        </div>
      ) : null}
    </>
  )
}
