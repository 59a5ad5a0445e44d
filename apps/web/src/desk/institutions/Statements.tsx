/** 对账: the last reconciliations of an institution, with what either side had. */
import { useQuery } from '@tanstack/react-query'
import type { StatementList } from '@yidi/contracts'
import { Card } from 'antd'
import { ApiProblem } from '../../api/client.ts'
import { statementsQuery } from '../../api/directory-desk.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'

type Statement = StatementList['statements'][number]

/** Those of another place are nobody's business here, and the page goes without them. */
export function Statements({ code }: { code: string }) {
  const query = useQuery(statementsQuery(code))
  if (query.error instanceof ApiProblem && query.error.status === 403) return null
  return (
    <Card title={t.directoryDesk.statements}>
      <Loaded query={query}>
        {({ statements }) =>
          statements.length === 0 ? (
            <p className={look.quiet}>{t.directoryDesk.noStatements}</p>
          ) : (
            <Rows
              label={t.directoryDesk.statements}
              heads={t.directoryDesk.statementHeads}
              rows={statements.map((one) => ({ key: one.number, cells: cellsOf(one) }))}
            />
          )
        }
      </Loaded>
    </Card>
  )
}

const sideWords = ({ total, fund, count }: Statement['ours']) => t.directoryDesk.statementSide(total, fund, count)

function cellsOf(one: Statement) {
  return [
    <>
      {one.title}
      <div className={look.aside}>{momentText(one.at)}</div>
    </>,
    one.from === one.to ? dayText(one.from) : `${dayText(one.from)}–${dayText(one.to)}`,
    [one.kind, one.insurance].filter((word) => word !== null).join('，'),
    sideWords(one.theirs),
    sideWords(one.ours),
    <Tag tone={one.isEven ? 'good' : 'waiting'}>
      {one.isEven ? t.directoryDesk.even : t.directoryDesk.uneven(one.differences)}
    </Tag>,
  ]
}
