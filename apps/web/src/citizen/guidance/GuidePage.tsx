/**
 * 办事指南: the service guide of a pool, section by section, as the law and guide.yaml have it today; for people whose pool
 * is not here, what is usual in the country.
 */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { guideOfPlaceQuery, serviceGuideQuery, type ServiceGuide } from '../../api/guidance.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { PlacePicker, placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { isUnpublished } from '@yidi/rules'
import { GuideItems } from './GuideItems.tsx'
import { PoolChips, usePool } from './PoolChips.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import institutionsStyle from '../institutions/institutions.module.css'
import look from '../../parts/look/look.module.css'
import { Card, cardLook } from '../../parts/card/Card.tsx'
import style from './guidance.module.css'
import clsx from 'clsx'
import '../../theme/print.css'

const words = t.guidance

export function GuidePage() {
  const pool = usePool()
  const { insured } = useSearch({ strict: false })
  return (
    <Page title={t.rooms.guide} back="/">
      <Stack>
        <PoolChips chosen={insured === undefined ? pool : undefined}>
          <OtherPlace insured={insured} />
        </PoolChips>
        {insured === undefined ? pool === undefined ? null : <OfPool pool={pool} /> : <OfPlace insured={insured} />}
      </Stack>
    </Page>
  )
}

/** The chip beside those of the pools: any place of the country, for people whose pool is not here. */
function OtherPlace({ insured }: { insured: string | undefined }) {
  const [asking, setAsking] = useState(false)
  const places = useQuery({ ...placesQuery, enabled: asking || insured !== undefined }).data
  const navigate = useNavigate()
  return (
    <>
      <Chip className={institutionsStyle.place} aria-pressed={insured !== undefined} onClick={() => setAsking(true)}>
        {insured === undefined ? words.elsewhere : placeName(places, insured)}
        <Icon name="down" />
      </Chip>
      {asking ? (
        <Sheet title={words.pool} onClose={() => setAsking(false)}>
          <PlacePicker
            chosen={insured}
            onChoose={(place) => {
              setAsking(false)
              void navigate({ to: '/guide', search: { insured: place } as never, replace: true })
            }}
          />
        </Sheet>
      ) : null}
    </>
  )
}

function OfPool({ pool }: { pool: string }) {
  return <Loaded query={useQuery(serviceGuideQuery(pool))}>{(guide) => <Guide guide={guide} />}</Loaded>
}

function OfPlace({ insured }: { insured: string }) {
  return <Loaded query={useQuery(guideOfPlaceQuery(insured))}>{(guide) => <Guide guide={guide} />}</Loaded>
}

function Guide({ guide }: { guide: ServiceGuide }) {
  const published = guide.sections.filter((section) => !isUnpublished(section))
  const unpublished = guide.sections.filter(isUnpublished)
  return (
    <>
      <div>
        <h2>{guide.title}</h2>
        <p className={look.aside}>
          {guide.authority} · {words.rulesOf(dayText(guide.on))}
        </p>
      </div>
      {guide.reference ? <Notice tone="waiting">{words.reference(guide.ask)}</Notice> : <MyCase pool={guide.pool} />}
      <Card bare className={style.guide}>
        {published.map((section) => (
          <Section key={section.id} section={section} />
        ))}
      </Card>
      {unpublished.length === 0 ? null : (
        <p className={look.aside}>
          {words.unpublished(
            unpublished.map(({ title }) => title),
            guide.ask,
          )}
        </p>
      )}
      {guide.reference ? null : <Forms guide={guide} />}
      <PaperLink href={`/api/filings/service-guide.pdf?${guide.reference ? 'insured' : 'pool'}=${guide.pool}`} primary>
        {words.pdf}
      </PaperLink>
    </>
  )
}

function MyCase({ pool }: { pool: string }) {
  return (
    <Link to="/go" search={{ pool } as never} className={clsx(cardLook, style.guideWay)}>
      <span>
        <b>{words.myCase}</b>
        <span className={look.aside}>{words.myCaseMore}</span>
      </span>
      <Icon name="next" />
    </Link>
  )
}

function Forms({ guide }: { guide: ServiceGuide }) {
  return (
    <Card as="section" tight aria-labelledby="forms-title">
      <h2 id="forms-title">{words.forms}</h2>
      <p className={look.aside}>
        《{guide.formTitle}》 {words.formsNote}
      </p>
      <Chips>
        <PaperLink href={`/api/filings/form-blank.pdf?pool=${guide.pool}`}>{words.blank}</PaperLink>
        <PaperLink href={`/api/filings/form-example.pdf?pool=${guide.pool}`}>{words.example}</PaperLink>
      </Chips>
    </Card>
  )
}

type GuideSection = ServiceGuide['sections'][number]

function Section({ section }: { section: GuideSection }) {
  return (
    <details>
      <summary>
        <span className={look.grow}>{section.title}</span>
        <Icon name="down" />
      </summary>
      <GuideItems items={section.items} />
    </details>
  )
}
