/** The timeline of a filing, today marked. */
import type { Filing } from '../../api/filings.ts'
import { Icon } from '../../parts/Icon.tsx'
import { dayText, today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { timelineOf } from './timeline.ts'
import './filing.css'

export function Timeline({ filing }: { filing: Filing }) {
  return (
    <ol className="timeline">
      {timelineOf(filing, today(), t.filings.timeline).map((moment, index) => (
        <li key={index} className={moment.kind} aria-current={moment.kind === 'today' ? 'date' : undefined}>
          <span className="spot">{moment.kind === 'done' ? <Icon name="check" /> : null}</span>
          <div>
            <b>{moment.title}</b>
            {moment.day === '' ? null : <p className="small quiet">{dayText(moment.day)}</p>}
            {moment.note ? <p className="small">{moment.note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
