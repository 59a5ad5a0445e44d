/** The steps of a case as the desk keeps them: who did what when, through which channel, and what it changed. */
import type { DeskCase } from '../../api/desk.ts'
import look from '../../parts/look/look.module.css'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Steps } from './Steps.tsx'

export function History({ history }: { history: DeskCase['history'] }) {
  return (
    <Steps
      steps={history.map((step) => ({
        title: step.title,
        about: `${momentText(step.at)} · ${step.who} · ${step.channelTitle}`,
        note: step.note,
        more: step.changes.map((change) => (
          <p key={change.field} className={look.small}>
            {t.desk.changed(change.field, dayText(change.before), dayText(change.after))}
          </p>
        )),
      }))}
    />
  )
}
