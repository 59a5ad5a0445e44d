/** A year of an institution by month: for the desk of its region, and for itself. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { standardsNotice } from '@yidi/contracts'
import type { MonthlyYearMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { monthlyYearFile, monthlyYearQuery } from '../../api/monthly.ts'
import type { MonthlyDoor } from '../../api/monthly.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Money } from './Applications.tsx'
import { Budget } from './Methods.tsx'

const words = t.methods

export function DeskYearPage() {
  const { code = '' } = useParams({ strict: false })
  return <YearPage door="desk" code={code} />
}
export const OwnYearPage = () => <YearPage door="institution" code="" />

function YearPage({ door, code }: { door: MonthlyDoor; code: string }) {
  const search = useSearch({ strict: false }) as { year?: string | number }
  const year = search.year === undefined ? '' : String(search.year)
  return (
    <DeskPage title={words.yearTitle}>
      <Loaded query={useQuery(monthlyYearQuery(door, code, year))}>
        {(shown) => (
          <Stack>
            <Notice tone="waiting">{standardsNotice}</Notice>
            <Card title={words.yearOf(shown.institutionName, shown.year)}>
              <Stack>
                <p className={look.quiet}>{words.yearLead}</p>
                <Months door={door} shown={shown} />
                <div className={formsStyle.formButtons}>
                  <Other door={door} shown={shown} by={-1} />
                  {shown.year < shown.latest ? <Other door={door} shown={shown} by={1} /> : null}
                  <Button href={monthlyYearFile(door, shown.institution, shown.year)} download>
                    {words.yearCsv}
                  </Button>
                </div>
              </Stack>
            </Card>
            <Card>
              <Budget budget={shown.budget} />
            </Card>
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

/** The year before or after. */
function Other({
  door,
  shown: { institution, year },
  by,
}: {
  door: MonthlyDoor
  shown: MonthlyYearMessage
  by: 1 | -1
}) {
  const search = { year: String(year + by) }
  const text = by === 1 ? words.later : words.earlier
  return door === 'desk' ? (
    <Link to="/monthly/year/$code" params={{ code: institution }} search={search}>
      {text}
    </Link>
  ) : (
    <Link to="/own-monthly/year" search={search}>
      {text}
    </Link>
  )
}

function Months({ door, shown: { months, whole, budget } }: { door: MonthlyDoor; shown: MonthlyYearMessage }) {
  const to = door === 'desk' ? '/monthly/$id' : '/own-monthly/$id'
  const shareOf = (share: string | null) => (share === null ? words.noBudget : words.percent(share))
  const money = (...amounts: string[]) =>
    amounts.map((yuan, index) => <Money key={`${String(index)} ${yuan}`} yuan={yuan} />)
  const rows = months
    .filter(({ count, applications }) => count > 0 || applications.length > 0)
    .map((one) => ({
      key: one.month,
      cells: [
        one.month,
        ...money(one.total, one.fund, one.refused, one.paid),
        one.heads,
        one.bedDays,
        <Money key="used" yuan={one.used} />,
        shareOf(one.share),
        <span key="applications">
          {one.applications.map(({ applicationId, kind }) => (
            <Link key={applicationId} className={look.block} to={to} params={{ id: applicationId }}>
              {t.monthly.kinds[kind]}
            </Link>
          ))}
          {Number(one.notApplied) === 0 ? null : (
            <span className={look.aside}>{words.notApplied(groupYuan(one.notApplied))}</span>
          )}
        </span>,
      ],
    }))
  return (
    <Rows
      label={words.yearTitle}
      heads={words.yearHeads}
      rows={[
        ...rows,
        {
          key: 'whole',
          cells: [
            <strong key="whole">{words.wholeYear}</strong>,
            ...money(whole.total, whole.fund, whole.refused, whole.paid),
            whole.heads,
            whole.bedDays,
            <Money key="used" yuan={budget.used} />,
            shareOf(budget.share),
            '',
          ],
        },
      ]}
    />
  )
}
