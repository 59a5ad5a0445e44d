/** What need not be said and can be: the stay that has begun already, who applies, why. Each leads to its page and back. */
import { actingId } from '../../api/acting.ts'
import type { FormRules } from '../../api/filings.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import type { FormQuestion } from './draft.ts'
import type { StepProps } from './step.ts'

export function MoreToSay({ way, form, go, rules }: StepProps & { rules: FormRules }) {
  const agents = rules.applicants.includes('agent') && actingId() === null
  const offered: [boolean, FormQuestion, string][] = [
    [!form.admitted && way.mode !== 'renew', 'days', t.filingForm.admitted],
    [agents && form.applicant === 'self', 'agent', t.filingForm.agent],
    [rules.choice !== undefined && form.institutions.length === 0, 'institutions', t.filingForm.institutions],
    [form.reason.trim() === '', 'reason', t.filingForm.addReason],
  ]
  const rows = offered.filter(([open]) => open)
  if (rows.length === 0) return null
  return (
    <section aria-label={t.filingForm.more}>
      <List>
        {rows.map(([, step, text]) => (
          <li key={step}>
            <button type="button" className={rowLook} onClick={() => go({ step, again: true })}>
              <span className={look.grow}>{text}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </List>
    </section>
  )
}
