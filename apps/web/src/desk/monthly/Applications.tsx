/** Applications as lines; each leads to its own page. */
import { Link } from '@tanstack/react-router'
import type { MonthlyApplicationLine, MonthlyState } from '@yidi/contracts'
import type { MonthlyDoor } from '../../api/monthly.ts'
import type { Tone } from '../../parts/icon/tones.ts'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'

const words = t.monthly

const tones: Readonly<Partial<Record<MonthlyState, Tone>>> = {
  ...{ paid: 'good', closed: 'good', withdrawn: 'plain', 'payment-returned': 'refusal' },
}

/** The state of an application. */
export function StateTag({ of: { state, stateTitle } }: { of: Pick<MonthlyApplicationLine, 'state' | 'stateTitle'> }) {
  return <Tag tone={tones[state] ?? 'waiting'}>{stateTitle}</Tag>
}

/** An amount of a table. */
export function Money({ yuan }: { yuan: string }) {
  return <span className={look.money}>{groupYuan(yuan)}</span>
}

interface ApplicationsProps {
  door: MonthlyDoor
  applications: readonly MonthlyApplicationLine[]
}

export function Applications({ door, applications }: ApplicationsProps) {
  const isDesk = door === 'desk'
  const heads = [
    words.number,
    ...(isDesk ? [words.institution] : []),
    ...[words.month, words.kind, words.state, words.count, words.payable, words.refused, words.due],
  ]
  return (
    <Rows
      label={words.applications}
      heads={heads}
      rows={applications.map((one) => ({
        key: one.applicationId,
        superseded: one.state === 'withdrawn',
        cells: [
          <Link key="open" to={isDesk ? '/monthly/$id' : '/own-monthly/$id'} params={{ id: one.applicationId }}>
            {one.applicationId}
          </Link>,
          ...(isDesk
            ? [
                <Link key="year" to="/monthly/year/$code" params={{ code: one.institution }}>
                  {one.institutionName}
                </Link>,
              ]
            : []),
          one.month,
          words.kinds[one.kind],
          <StateTag key="state" of={one} />,
          one.count,
          <Money key="payable" yuan={one.payable} />,
          <Money key="refused" yuan={one.refused} />,
          one.due === null ? words.notYet : <Money key="due" yuan={one.due} />,
        ],
      }))}
    />
  )
}
