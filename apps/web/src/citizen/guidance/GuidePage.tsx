/**
 * 办事指南: the service guide of a pool, section by section, as the law and guide.yaml have it today; for people whose pool
 * is not here, what is usual in the country.
 */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { guideOfPlaceQuery, serviceGuideQuery, type ServiceGuide } from '../../api/guidance.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Note } from '../../parts/Note.tsx'
import { PaperLink } from '../../parts/PaperLink.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { PlacePicker, placesQuery } from '../../places/PlacePicker.tsx'
import { placeName } from '../../places/search.ts'
import { Loaded } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { GuideItems } from './GuideItems.tsx'
import { PoolChips, usePool } from './PoolChips.tsx'
import './guidance.css'

const words = t.guidance

export function GuidePage() {
  const pool = usePool()
  const { insured } = useSearch({ strict: false })
  return (
    <Page title={words.guide} back="/">
      <div className="stack">
        <PoolChips chosen={insured === undefined ? pool : undefined}>
          <OtherPlace insured={insured} />
        </PoolChips>
        {insured === undefined ? pool === undefined ? null : <OfPool pool={pool} /> : <OfPlace insured={insured} />}
      </div>
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
      <button type="button" className="chip place" aria-pressed={insured !== undefined} onClick={() => setAsking(true)}>
        {insured === undefined ? words.elsewhere : placeName(places, insured)}
        <Icon name="down" />
      </button>
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
  return (
    <>
      <div>
        <h2>{guide.title}</h2>
        <p className="small quiet">
          {guide.authority} · {words.rulesOf(dayText(guide.on))}
        </p>
      </div>
      {guide.reference ? <Note tone="waiting">{words.reference(guide.ask)}</Note> : <MyCase pool={guide.pool} />}
      <div className="card guide">
        {guide.sections.map((section) => (
          <Section key={section.id} section={section} ask={guide.ask} />
        ))}
      </div>
      {guide.reference ? null : <Forms guide={guide} />}
      <PaperLink href={`/api/filings/service-guide.pdf?${guide.reference ? 'insured' : 'pool'}=${guide.pool}`} primary>
        {words.pdf}
      </PaperLink>
    </>
  )
}

function MyCase({ pool }: { pool: string }) {
  return (
    <Link to="/guidance" search={{ pool } as never} className="card guide-way">
      <span>
        <b>{words.myCase}</b>
        <span className="small quiet">{words.myCaseMore}</span>
      </span>
      <Icon name="next" />
    </Link>
  )
}

function Forms({ guide }: { guide: ServiceGuide }) {
  return (
    <section className="card stack tight" aria-labelledby="forms-title">
      <h2 id="forms-title">{words.forms}</h2>
      <p className="small quiet">
        《{guide.formTitle}》 {words.formsNote}
      </p>
      <div className="chips">
        <PaperLink href={`/api/filings/form-blank.pdf?pool=${guide.pool}`}>{words.blank}</PaperLink>
        <PaperLink href={`/api/filings/form-example.pdf?pool=${guide.pool}`}>{words.example}</PaperLink>
      </div>
    </section>
  )
}

type GuideSection = ServiceGuide['sections'][number]

function Section({ section, ask }: { section: GuideSection; ask: string }) {
  const [only] = section.items
  const open = section.items.length === 1 && only?.status === 'open' && only.label === undefined && !only.source
  return (
    <details>
      <summary>
        <span className="grow">{section.title}</span>
        {open ? <span className="small quiet">{words.open}</span> : null}
        <Icon name="down" />
      </summary>
      {open ? <p className="quiet">{words.ask(ask)}</p> : <GuideItems items={section.items} />}
    </details>
  )
}
