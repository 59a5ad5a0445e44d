/** 经过: what happened to this visit, step by step, with the moment of each. */
import { useQuery } from '@tanstack/react-query'
import type { SettlementEventsMessage } from '@yidi/contracts'
import { settlementEventsQuery } from '../../api/settlement-events.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import style from './settlement.module.css'

const words = t.settlementDetails

export function Events({ id }: { id: string }) {
  return (
    <Loaded query={useQuery(settlementEventsQuery(id))}>
      {({ events }) => (
        <ol className={style.events}>
          {events.map((event) => (
            <li key={`${event.kind} ${event.at} ${event.settlement ?? ''}`}>
              <b>{words.event[event.kind]}</b>
              <p className={look.aside}>{momentText(event.at)}</p>
              <p className={look.small}>{noteOf(event, id)}</p>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  )
}

/** What a step came to; of another settlement of the same visit that it is another. */
function noteOf({ lines, cash, settlement }: SettlementEventsMessage['events'][number], id: string): string {
  const said = [
    lines === undefined ? '' : words.eventLines(lines),
    cash === undefined ? '' : words.eventCash(groupYuan(cash)),
    settlement === undefined || settlement === id ? '' : words.eventOther,
  ]
  return said.filter(Boolean).join('，')
}
