/** What happened, today, and what is still to come, one under the other; today is marked. */
import clsx from 'clsx'
import { dayText } from '../../texts/days.ts'
import { Icon } from '../icon/Icon.tsx'
import type { Moment } from './moment.ts'
import look from '../look/look.module.css'
import style from './timeline.module.css'

export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol className={style.timeline}>
      {moments.map((moment, index) => (
        <li
          key={index}
          className={clsx(moment.kind !== 'done' && style[moment.kind], moment.tone && style[moment.tone])}
          aria-current={moment.kind === 'today' ? 'date' : undefined}
        >
          <span className={style.spot}>{moment.kind === 'done' ? <Icon name={iconOf(moment)} /> : null}</span>
          <div>
            <b>{moment.title}</b>
            {moment.day === '' && moment.note === undefined ? null : <p className={look.aside}>{beneath(moment)}</p>}
            {moment.kind === 'done' && moment.note ? (
              <p className={clsx(look.small, style.says)}>{moment.note}</p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

const iconOf = ({ tone }: Moment) => (tone === 'refusal' ? 'close' : tone === 'waiting' ? 'ring' : 'check')

const beneath = ({ kind, day, note }: Moment): string =>
  [day === '' ? undefined : dayText(day), kind === 'ahead' ? note : undefined].filter(Boolean).join(' · ')
