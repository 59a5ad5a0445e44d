/** What was answered, a line each, with the way back to it: read once more before it is sent. */
import { Button } from '../button/Button.tsx'
import { List, rowLook } from '../list/List.tsx'
import look from '../look/look.module.css'
import * as t from '../../texts/index.ts'
import style from './summary.module.css'

export interface Answered {
  label: string
  /** A line each where it has several. */
  value: string
  /** Leads to where it is answered again. */
  onChange?: () => void
}

export function Summary({ answers }: { answers: readonly Answered[] }) {
  return (
    <List as="dl" className={style.answers}>
      {answers.map(({ label, value, onChange }) => (
        <div key={label} className={rowLook}>
          <dt className={look.aside}>{label}</dt>
          <dd>{value}</dd>
          {onChange === undefined ? null : (
            <dd>
              <Button kind="plain" aria-label={t.summary.changeOf(label)} onClick={onChange}>
                {t.change}
              </Button>
            </dd>
          )}
        </div>
      ))}
    </List>
  )
}
