/** Visits as lines that lead to the page of each; nothing here tells whose they are. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { visitStates } from '@yidi/contracts'
import type { VisitLine } from '@yidi/contracts'
import { Button } from 'antd'
import { visitsQuery } from '../../api/visits.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { stretchText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'

const money = (yuan: string | null) => (yuan === null ? null : <span className={look.money}>{groupYuan(yuan)}</span>)

/** What a visit is called: its kind, and that it was an emergency. */
export const visitKind = ({ kind, emergency }: Pick<VisitLine, 'kind' | 'emergency'>): string =>
  emergency ? `${t.kind[kind]} · ${t.visits.emergency}` : t.kind[kind]

/** `where` names the institution in each line, where the list is not one institution's. */
export function VisitRows({ visits, where }: { visits: readonly VisitLine[]; where?: true }) {
  if (visits.length === 0) return <p className={look.quiet}>{t.visits.none}</p>
  const heads = [
    t.visits.when,
    t.visits.kind,
    where === undefined ? t.visits.ownNo : t.visits.institution,
    t.visits.total,
    t.visits.cash,
    t.visits.state,
  ]
  return (
    <Rows
      label={t.visits.title}
      heads={heads}
      rows={visits.map((visit) => ({
        key: visit.id,
        cells: [
          <Link key="open" to="/visits/$id" params={{ id: visit.id }} aria-label={t.visits.open(visit.id)}>
            {stretchText(visit.from, visit.to)}
          </Link>,
          visitKind(visit),
          where === undefined ? visit.institutionVisitNo : visit.institutionName,
          money(visit.total),
          money(visit.cash),
          <Tag key="state" tone={visitStates[visit.state].tone}>
            {visitStates[visit.state].title}
          </Tag>,
        ],
      }))}
    />
  )
}

/** The visits at an institution, page after page; without a code at one's own. */
export function VisitsOf({ code, state }: { code?: string; state?: VisitLine['state'] }) {
  const query = useInfiniteQuery(visitsQuery(code, state))
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <Stack tight>
          <VisitRows visits={pages.flatMap(({ visits }) => visits)} />
          {query.hasNextPage ? (
            <div>
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t.visits.more}
              </Button>
            </div>
          ) : null}
        </Stack>
      )}
    </Loaded>
  )
}
