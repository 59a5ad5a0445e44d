/** The timeline of a filing, today marked. */
import type { Filing } from '../../api/filings.ts'
import { Icon } from '../../parts/Icon.tsx'
import { dayText, today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { timelineOf, type Moment } from './timeline.ts'
import './filing.css'

export function Timeline({ filing }: { filing: Filing }) {
  return (
    <ol className="timeline">
      {timelineOf(filing, today(), t.filings.timeline).map((moment, index) => (
        <li
          key={index}
          className={[moment.kind, moment.tone].filter(Boolean).join(' ')}
          aria-current={moment.kind === 'today' ? 'date' : undefined}
        >
          <span className="spot">{moment.kind === 'done' ? <Icon name={iconOf(moment)} /> : null}</span>
          <div>
            <b>{moment.title}</b>
            {moment.day === '' && moment.note === undefined ? null : (
              <p className="small quiet">
                {[
                  moment.day === '' ? undefined : dayText(moment.day),
                  moment.kind === 'ahead' ? moment.note : undefined,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            )}
            {moment.kind === 'done' && moment.note ? <p className="small says">{moment.note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

const iconOf = ({ tone }: Moment) => (tone === 'refusal' ? 'close' : tone === 'waiting' ? 'ring' : 'check')
