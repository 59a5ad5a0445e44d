/** 缴费年限 of one person: what counts and what is missing, retirement, leaving for another pool. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DeskYearsMessage } from '@yidi/contracts'
import { Button, Card, Descriptions } from 'antd'
import { useState } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { proofPaper, quotePaper, transferPaper, yearsOfPersonQuery } from '../../api/years.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, monthText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import deskStyle from '../frame/desk.module.css'
import { ReasonForm } from './ReasonForm.tsx'
import type { Reasoned } from './ReasonForm.tsx'
import { YearActions } from './YearActions.tsx'

type Years = DeskYearsMessage
type Period = Years['periods'][number]
const tones = { waiting: 'waiting', recognised: 'good', refused: 'refusal' } as const

export function YearsPage() {
  const { personNo = '' } = useParams({ strict: false })
  return (
    <DeskPage title={t.years.title}>
      <Link to="/people/$personNo" params={{ personNo }}>
        {t.years.toPerson}
      </Link>
      <Loaded query={useQuery(yearsOfPersonQuery(personNo))}>
        {(years) => <Whole personNo={personNo} years={years} />}
      </Loaded>
    </DeskPage>
  )
}

function Whole({ personNo, years }: { personNo: string; years: Years }) {
  const who = useQuery(sessionQuery).data?.who
  const isAccepting = who?.kind === 'staff' && who.roles.includes('accepting')
  const [asked, setAsked] = useState<Reasoned>()
  return (
    <div className={deskStyle.split}>
      <Stack>
        <Sums years={years} />
        {asked === undefined ? null : (
          <ReasonForm key={asked.title} personNo={personNo} asked={asked} close={() => setAsked(undefined)} />
        )}
        <Periods personNo={personNo} years={years} ask={setAsked} isAccepting={isAccepting} />
        <Retired personNo={personNo} years={years} ask={setAsked} />
        <Transfers personNo={personNo} years={years} ask={setAsked} isAccepting={isAccepting} />
      </Stack>
      {isAccepting ? <YearActions personNo={personNo} years={years} /> : null}
    </div>
  )
}

const columns = { xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }
const described = (rows: readonly (readonly [string, string])[]) =>
  rows.map(([label, children]) => ({ key: label, label, children }))

function Sums({ years }: { years: Years }) {
  const { neededMonths: needed, missingMonths: missing } = years
  return (
    <Card title={years.poolName}>
      <Stack>
        {missing === null ? null : (
          <div>
            <Tag tone={missing === 0 ? 'good' : 'waiting'}>
              {missing === 0 ? t.years.complete : `${t.years.missing} ${t.years.months(missing)}`}
            </Tag>
          </div>
        )}
        {years.waitingMonths === 0 ? null : (
          <Notice tone="waiting">{t.years.waiting(t.years.months(years.waitingMonths))}</Notice>
        )}
        <Descriptions
          column={columns}
          items={described([
            [t.years.actual, t.years.months(years.actualMonths)],
            [t.years.deemed, t.years.months(years.deemedMonths)],
            [t.years.needed, needed === null ? t.years.unstated : t.years.months(needed)],
          ])}
        />
      </Stack>
    </Card>
  )
}

interface Asking {
  years: Years
  ask: (what: Reasoned) => void
  isAccepting: boolean
}

function Periods({ personNo, years, ask, isAccepting }: { personNo: string } & Asking) {
  const here = years.here.map((span) => ({
    key: `here ${span.from}`,
    cells: [t.years.span(span.from, span.to), t.years.here(years.poolName), span.months, t.years.monthly, ''],
  }))
  const periods = years.periods.map((one) => ({
    key: one.no,
    cells: [
      t.years.span(one.from, one.to),
      [one.kindTitle, one.placeName ?? ''].filter(Boolean).join(' · '),
      one.months,
      <Proof key="proof" personNo={personNo} one={one} />,
      <PeriodState key="state" one={one} ask={ask} isAccepting={isAccepting} />,
    ],
  }))
  return (
    <Card title={t.years.periods}>
      <Stack>
        {here.length + periods.length === 0 ? (
          <p className={look.quiet}>{t.years.nothing}</p>
        ) : (
          <Rows label={t.years.periods} heads={t.years.heads} rows={[...periods, ...here]} />
        )}
        {years.overlaps.length === 0 ? null : (
          <div>
            <b>{t.years.overlaps}</b>
            <Stack as="ul" tight>
              {years.overlaps.map((one) => (
                <li key={one.from}>{`${t.years.span(one.from, one.to)}：${one.sources.join('、')}`}</li>
              ))}
            </Stack>
          </div>
        )}
      </Stack>
    </Card>
  )
}

/** The document in words, and the papers that were handed in with it. */
function Proof({ personNo, one }: { personNo: string; one: Period }) {
  return (
    <Stack as="span" tight>
      <span>{one.document}</span>
      {one.materials.map((id, index) => (
        <a key={id} href={proofPaper(personNo, id)} target="_blank" rel="noreferrer">
          {t.years.proof(index + 1)}
        </a>
      ))}
    </Stack>
  )
}

function PeriodState({ one, ask, isAccepting }: { one: Period } & Omit<Asking, 'years'>) {
  const span = t.years.span(one.from, one.to)
  return (
    <Stack as="span" tight>
      <Tag tone={tones[one.state]}>{one.stateTitle}</Tag>
      <span className={look.aside}>
        {[t.years.enteredBy(one.enteredBy), one.decidedBy === null ? '' : t.years.decidedBy(one.decidedBy), one.reason]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {one.mayDecide ? (
        <span>
          <Button
            size="small"
            aria-label={t.years.decideOf(span)}
            onClick={() => ask({ what: 'decide', no: one.no, title: t.years.decideOf(span) })}
          >
            {t.years.decide}
          </Button>
        </span>
      ) : null}
      {isAccepting ? (
        <span>
          <Button
            size="small"
            aria-label={t.years.takeBackOf(span)}
            onClick={() => ask({ what: 'take-back', no: one.no, title: t.years.takeBackOf(span) })}
          >
            {t.years.takeBack}
          </Button>
        </span>
      ) : null}
    </Stack>
  )
}

function Retired({ personNo, years, ask }: { personNo: string } & Pick<Asking, 'years' | 'ask'>) {
  const { retirement, quote, owed, mayTakeRetirementBack: mayTakeBack } = years
  if (retirement === null && quote === null && owed === null) return null
  const back = { what: 'retirement', title: t.years.retireBack, lead: t.years.retireBackLead } as const
  return (
    <Card
      title={t.years.retirement}
      extra={
        mayTakeBack ? (
          <Button size="small" danger onClick={() => ask(back)}>
            {t.years.retireBack}
          </Button>
        ) : null
      }
    >
      <Stack>
        {owed === null ? null : <Notice tone="waiting">{t.years.owed(groupYuan(owed))}</Notice>}
        {retirement === null || retirement.paidOn === null ? null : (
          <p className={look.aside}>{t.years.provisionalPart}</p>
        )}
        {retirement === null ? null : (
          <Notice tone={retirement.complete ? 'good' : 'waiting'}>
            {t.years.retiredFrom(retirement.from)}。
            {retirement.completeFrom === null
              ? t.years.retiredMissing
              : t.years.retiredComplete(retirement.completeFrom)}
            {retirement.paidOn === null
              ? null
              : `。${t.years.paid(groupYuan(retirement.paid), dayText(retirement.paidOn))}`}
          </Notice>
        )}
        {quote === null ? null : (
          <>
            <Ends>
              <b>{t.years.quote(dayText(quote.on))}</b>
              <Tag tone={quote.valid ? 'good' : 'plain'}>{quote.valid ? t.years.quoteValid : t.years.quoteOver}</Tag>
            </Ends>
            <Descriptions
              column={columns}
              items={described([
                [t.years.quoteFrom, monthText(quote.from)],
                [t.years.missing, t.years.months(quote.missingMonths)],
                [t.years.base, `${groupYuan(quote.base)} ${t.yuan}（${quote.baseFrom}）`],
                [t.years.employerPart, `${groupYuan(quote.employer)} ${t.yuan}`],
                [t.years.employeePart, `${groupYuan(quote.employee)} ${t.yuan}`],
                [t.years.total, `${groupYuan(quote.total)} ${t.yuan}`],
              ])}
            />
            {quote.provisional.length === 0 ? null : <p className={look.aside}>{t.years.provisional}</p>}
            <a href={quotePaper(personNo, quote.quoteNo)} target="_blank" rel="noreferrer">
              {t.years.printQuote}
            </a>
          </>
        )}
      </Stack>
    </Card>
  )
}

function Transfers({ personNo, years, ask, isAccepting }: { personNo: string } & Asking) {
  if (years.transfers.length === 0) return null
  return (
    <Card title={t.years.transfers}>
      <Stack as="ul">
        {years.transfers.map((one) => (
          <Stack key={one.id} as="li" tight>
            <Ends>
              <b>{t.years.transferLine(one.toName, dayText(one.lastDay))}</b>
              <Tag tone={one.takenBack ? 'refusal' : 'good'}>{one.takenBack ? t.years.takenBack : t.years.stands}</Tag>
            </Ends>
            <span className={look.aside}>
              {t.years.transferCounts(
                t.years.months(one.actualMonths),
                t.years.months(one.deemedMonths),
                groupYuan(one.account),
              )}
            </span>
            {one.takenBack ? null : (
              <span>
                <a href={transferPaper(personNo, one.id)} target="_blank" rel="noreferrer">
                  {t.years.printTransfer}
                </a>{' '}
                {isAccepting ? (
                  <Button
                    size="small"
                    danger
                    aria-label={t.years.voidOf(one.id)}
                    onClick={() => ask({ what: 'void', id: one.id, title: t.years.voidOf(one.id) })}
                  >
                    {t.years.void}
                  </Button>
                ) : null}
              </span>
            )}
          </Stack>
        ))}
      </Stack>
    </Card>
  )
}
