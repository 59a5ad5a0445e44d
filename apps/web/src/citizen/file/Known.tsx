/** What nobody has stated yet and who can answer it; and before a change, how long the pool holds to a place. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filingQuery, type FormRules } from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { Way } from './draft.ts'
import { freeFrom } from './lock.ts'
import { Card } from '../../parts/card/Card.tsx'
import style from './file.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Dots } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'

export function Known({ rules: { open, contacts } }: { rules: FormRules }) {
  if (open.length === 0) return null
  return (
    <Card as="details" bare className={style.openRules}>
      <summary>{t.file.open(open.length)}</summary>
      <Stack tight>
        <p>{t.file.openNote}</p>
        <Dots>
          {open.map((one) => (
            <li key={one.title}>{one.title}</li>
          ))}
        </Dots>
        <Stack as="ul" tight>
          {contacts.map((line) => (
            <li key={line.title + line.contact}>
              {line.title}
              {t.apply.colon}
              {/^[\d-]+$/.test(line.contact) ? <a href={`tel:${line.contact}`}>{line.contact}</a> : line.contact}
            </li>
          ))}
        </Stack>
      </Stack>
    </Card>
  )
}

/** Said before anything is typed: the promise not to change the place so soon. */
export function LockIn({ way, rules }: { way: Way; rules: FormRules }) {
  const old = useQuery({ ...filingQuery(way.of ?? ''), enabled: way.mode === 'change' }).data
  if (rules.changeAfter === undefined) return null
  const { months, basis } = rules.changeAfter
  if (way.mode !== 'change' || old === undefined) {
    return (
      <Stack tight>
        <p className={look.aside}>{t.file.lockAhead(months)}</p>
        <BasisChip basis={basis} />
      </Stack>
    )
  }
  const free = freeFrom(old.filedOn, rules, today())
  if (free === undefined) return null
  return (
    <Notice tone="waiting">
      <h2>{t.file.locked(dayText(free))}</h2>
      <p>{t.file.lockedWhy(months, dayText(old.filedOn))}</p>
      <Link to="/file" search={{ type: 'temporary' }}>
        {t.file.lockedTemporary}
      </Link>
    </Notice>
  )
}
