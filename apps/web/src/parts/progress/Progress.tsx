/** How far somebody is who answers one question a page: in words, and as a bar where it is known how many there are. */
import clsx from 'clsx'
import look from '../look/look.module.css'
import * as t from '../../texts/index.ts'
import style from './progress.module.css'

/** `at` counts from 1. */
export function Progress({ at, of }: { at: number; of?: number | undefined }) {
  return (
    <div className={style.progress}>
      <p className={look.aside}>{t.question.step(at, of)}</p>
      {of === undefined ? null : (
        <div className={style.bar} aria-hidden="true">
          {Array.from({ length: of }, (_, index) => (
            <span key={index} className={clsx(style.step, index < at && style.reached)} />
          ))}
        </div>
      )}
    </div>
  )
}
