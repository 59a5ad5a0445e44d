/** What nobody has stated yet and who can answer it; and before a change, how long the pool holds to a place. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filingQuery, type FormRules } from '../../api/filings.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Note } from '../../parts/Note.tsx'
import { dayText, today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import type { Way } from './draft.ts'
import { freeFrom } from './lock.ts'

export function Known({ rules: { open, contacts } }: { rules: FormRules }) {
  if (open.length === 0) return null
  return (
    <details className="card open-rules">
      <summary>{t.file.open(open.length)}</summary>
      <div className="stack tight">
        <p>{t.file.openNote}</p>
        <ul className="dots">
          {open.map((one) => (
            <li key={one.title}>{one.title}</li>
          ))}
        </ul>
        <ul className="stack tight">
          {contacts.map((line) => (
            <li key={line.title + line.contact}>
              {line.title}
              {t.file.colon}
              {/^[\d-]+$/.test(line.contact) ? <a href={`tel:${line.contact}`}>{line.contact}</a> : line.contact}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

/** Said before anything is typed: the promise not to change the place so soon. */
export function LockIn({ way, rules }: { way: Way; rules: FormRules }) {
  const old = useQuery({ ...filingQuery(way.of ?? ''), enabled: way.mode === 'change' }).data
  if (rules.changeAfter === undefined) return null
  const { months, basis } = rules.changeAfter
  if (way.mode !== 'change' || old === undefined) {
    return (
      <div className="stack tight">
        <p className="small quiet">{t.file.lockAhead(months)}</p>
        <BasisChip basis={basis} />
      </div>
    )
  }
  const free = freeFrom(old.filedOn, rules, today())
  if (free === undefined) return null
  return (
    <Note tone="waiting">
      <h2>{t.file.locked(dayText(free))}</h2>
      <p>{t.file.lockedWhy(months, dayText(old.filedOn))}</p>
      <Link to="/file" search={{ type: 'temporary' }}>
        {t.file.lockedTemporary}
      </Link>
    </Note>
  )
}
