/** 我的缴费年限: what counts, what is missing to retire with benefits, and the document of who has left. */
import { useQuery } from '@tanstack/react-query'
import type { YearsMessage } from '@yidi/contracts'
import { ownTransferPaper, ownYearsQuery } from '../../api/years.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'

const tones = { waiting: 'waiting', recognised: 'good', refused: 'refusal' } as const

export function YearsPage() {
  return (
    <Page title={t.years.mine} back="/me">
      <LoggedIn why={t.years.why}>
        {() => <Loaded query={useQuery(ownYearsQuery)}>{(years) => <All years={years} />}</Loaded>}
      </LoggedIn>
    </Page>
  )
}

function All({ years }: { years: YearsMessage }) {
  return (
    <Stack>
      <Sums years={years} />
      <Spans years={years} />
      {years.transfers
        .filter(({ takenBack }) => !takenBack)
        .map((one) => (
          <Card as="section" key={one.id}>
            <b>{t.years.transferLine(one.toName, dayText(one.lastDay))}</b>
            <p className={look.aside}>
              {t.years.transferCounts(
                t.years.months(one.actualMonths),
                t.years.months(one.deemedMonths),
                groupYuan(one.account),
              )}
            </p>
            <PaperLink href={ownTransferPaper(one.id)}>{t.years.openTransfer}</PaperLink>
          </Card>
        ))}
    </Stack>
  )
}

function Sums({ years }: { years: YearsMessage }) {
  const { retirement, missingMonths: missing, neededMonths: needed } = years
  return (
    <Card as="section">
      <b>{years.poolName}</b>
      {retirement === null ? (
        missing === null ? null : (
          <Notice tone={missing === 0 ? 'good' : 'plain'}>
            {missing === 0 ? t.years.enough : t.years.lacks(t.years.months(missing))}
          </Notice>
        )
      ) : (
        <Notice tone={retirement.complete ? 'good' : 'waiting'}>
          {t.years.retiredFrom(retirement.from)}。
          {retirement.completeFrom === null ? t.years.retiredMissing : t.years.retiredComplete(retirement.completeFrom)}
          。
        </Notice>
      )}
      <Pairs>
        <dt>{t.years.actual}</dt>
        <dd>{t.years.months(years.actualMonths)}</dd>
        <dt>{t.years.deemed}</dt>
        <dd>{t.years.months(years.deemedMonths)}</dd>
        <dt>{t.years.needed}</dt>
        <dd>{needed === null ? t.years.unstated : t.years.months(needed)}</dd>
      </Pairs>
      {years.waitingMonths === 0 ? null : (
        <p className={look.aside}>{t.years.waiting(t.years.months(years.waitingMonths))}</p>
      )}
    </Card>
  )
}

function Spans({ years }: { years: YearsMessage }) {
  if (years.here.length + years.periods.length === 0) return <Card>{t.years.nothing}</Card>
  return (
    <>
      <h2>{t.years.periods}</h2>
      {years.here.map((one) => (
        <Card as="section" tight key={one.from}>
          <b>{t.years.span(one.from, one.to)}</b>
          <p className={look.aside}>{`${t.years.here(years.poolName)} · ${t.years.months(one.months)}`}</p>
        </Card>
      ))}
      {years.periods.map((one) => (
        <Card as="section" tight key={one.no}>
          <Ends>
            <b>{t.years.span(one.from, one.to)}</b>
            <Tag tone={tones[one.state]}>{one.stateTitle}</Tag>
          </Ends>
          <p className={look.aside}>
            {[one.kindTitle, one.placeName ?? '', t.years.months(one.months), one.reason].filter(Boolean).join(' · ')}
          </p>
        </Card>
      ))}
      {years.overlaps.length === 0 ? null : (
        <Card as="section">
          <b>{t.years.overlaps}</b>
          {years.overlaps.map((one) => (
            <p key={one.from} className={look.aside}>
              {`${t.years.span(one.from, one.to)}：${one.sources.join('、')}`}
            </p>
          ))}
        </Card>
      )}
    </>
  )
}
