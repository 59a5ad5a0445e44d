/** What was begun of this form elsewhere, on another device or in another window: to go on with it, or not. */
import { useId } from 'react'
import { Button } from '../button/Button.tsx'
import { Card } from '../card/Card.tsx'
import look from '../look/look.module.css'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import style from './begun.module.css'

interface BegunProps {
  /** ISO 8601. */
  at: string
  from: 'window' | 'server'
  /** What it is about, where the form alone does not say it. */
  about?: string | undefined
  /** Something stands on this page already, and would be replaced. */
  typed: boolean
  /** The one primary button of a page that has no other yet. */
  primary?: boolean
  busy?: boolean
  onTake: () => void
  onRefuse: () => void
}

export function Begun({ at, from, about, typed, primary, busy, onTake, onRefuse }: BegunProps) {
  const titleId = useId()
  return (
    <Card as="section" aria-labelledby={titleId}>
      <div>
        <h2 id={titleId}>{t.begun.title[from]}</h2>
        {about === undefined ? null : <p>{about}</p>}
        <p className={look.aside}>{t.begun.until(momentText(at))}</p>
      </div>
      <div className={style.choice}>
        <Button kind={primary ? 'primary' : undefined} disabled={busy} onClick={onTake}>
          {typed ? t.begun.takeInstead : t.begun.goOn}
        </Button>
        <Button disabled={busy} onClick={onRefuse}>
          {typed ? t.begun.stay : t.begun.drop}
        </Button>
      </div>
    </Card>
  )
}
