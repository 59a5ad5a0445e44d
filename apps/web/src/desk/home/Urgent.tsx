/** What has its last day soonest, what is over it first. */
import { Link } from '@tanstack/react-router'
import type { DeskHomeMessage } from '@yidi/contracts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'
import { taskAddress } from '../queue/address.ts'
import { LastDay } from '../queue/LastDay.tsx'
import { DeskLink } from './DeskLink.tsx'
import style from './home.module.css'

const words = t.deskHome

export function Urgent({ of: { lines, overdue, to } }: { of: NonNullable<DeskHomeMessage['urgent']> }) {
  return (
    <Card as="section" aria-label={words.urgent}>
      <Ends>
        <h2>{words.urgent}</h2>
        <Tag tone={overdue === 0 ? 'good' : 'refusal'}>{words.overdue(overdue)}</Tag>
      </Ends>
      {lines.length === 0 ? (
        <p className={look.quiet}>{words.noneUrgent}</p>
      ) : (
        <Stack as="ul" tight>
          {lines.map((line) => (
            <Ends key={line.id} as="li" className={style.line}>
              <span className={style.what}>
                <Title line={line} />
                <span className={look.aside}>
                  {line.id} · {line.stateTitle}
                </span>
              </span>
              <LastDay one={line} />
            </Ends>
          ))}
        </Stack>
      )}
      <p>
        <DeskLink to={to}>{words.toList}</DeskLink>
      </p>
    </Card>
  )
}

function Title({ line }: { line: NonNullable<DeskHomeMessage['urgent']>['lines'][number] }) {
  const address = taskAddress(line)
  return address === undefined ? <span>{line.title}</span> : <Link to={address}>{line.title}</Link>
}
