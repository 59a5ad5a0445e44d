/**
 * 我的情况适用什么: insured place, place of treatment, insurance and kind of stay → whether to file, how, with what, how
 * long it holds; and how to claim what was not settled directly. Without log-in; every answer stands in the address.
 */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import {
  guideQuery,
  needOfPoolQuery,
  poolLawQuery,
  poolsQuery,
  serviceGuideQuery,
  typeOfPoolQuery,
  type Guide,
} from '../../api/guidance.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Note } from '../../parts/Note.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { PlacePicker, placesQuery } from '../../places/PlacePicker.tsx'
import { placeName } from '../../places/search.ts'
import { Loaded } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { sentence } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { PoolChips, usePool } from './PoolChips.tsx'
import './guidance.css'

const words = t.guidance

interface Choice {
  place?: string
  insurance?: string
  stay?: string
}

export function NeedPage() {
  const pool = usePool()
  return (
    <Page title={words.need} back="/guide">
      <div className="stack">
        <PoolChips chosen={pool} />
        {pool === undefined ? null : <OfPool pool={pool} />}
      </div>
    </Page>
  )
}

function OfPool({ pool }: { pool: string }) {
  return <Loaded query={useQuery(guideQuery(pool))}>{(guide) => <Asked guide={guide} />}</Loaded>
}

function Asked({ guide }: { guide: Guide }) {
  const search: Choice = useSearch({ strict: false })
  const navigate = useNavigate()
  const [picking, setPicking] = useState(false)
  const places = useQuery(placesQuery).data
  const pools = useQuery(poolsQuery).data
  const insurances = pools?.find((one) => one.code === guide.pool)?.insurances ?? []
  const insurance = insurances.find((one) => one.insurance === search.insurance) ?? insurances[0]
  const stays = [{ type: 'emergency', title: words.emergencyStay }, ...guide.types]
  const stay = stays.find((one) => one.type === search.stay)
  const go = (next: Choice): void => {
    const merged = (before: Record<string, unknown>) => ({ ...before, ...next })
    void navigate({ to: '.', search: merged as never, replace: true })
  }
  return (
    <>
      <div className="stack tight">
        <span className="small quiet">{words.place}</span>
        <button type="button" className="card direct-one" onClick={() => setPicking(true)}>
          <b>{search.place === undefined ? words.place : placeName(places, search.place)}</b>
          <Icon name="down" />
        </button>
      </div>
      {picking ? (
        <Sheet title={words.place} onClose={() => setPicking(false)}>
          <PlacePicker
            chosen={search.place}
            onChoose={(place) => {
              go({ place })
              setPicking(false)
            }}
          />
        </Sheet>
      ) : null}
      <Chips
        title={words.insurance}
        options={insurances.map((one) => ({ value: one.insurance, label: one.label }))}
        chosen={insurance?.insurance}
        onChoose={(value) => go({ insurance: value })}
      />
      <Chips
        title={words.stay}
        options={stays.map((one) => ({ value: one.type, label: one.title }))}
        chosen={stay?.type}
        onChoose={(value) => go({ stay: value })}
      />
      {search.place === undefined ? null : <Needed pool={guide.pool} place={search.place} />}
      {stay?.type === 'emergency' ? <Emergency pool={guide.pool} /> : null}
      {stay === undefined || stay.type === 'emergency' ? null : (
        <HowToFile pool={guide.pool} type={stay.type} guide={guide} />
      )}
      {search.place === undefined && stay === undefined ? null : (
        <Claim guide={guide} insurance={insurance?.insurance ?? ''} />
      )}
    </>
  )
}

function Chips(props: {
  title: string
  options: { value: string; label: string }[]
  chosen: string | undefined
  onChoose: (value: string) => void
}) {
  return (
    <fieldset className="stack tight">
      <legend className="small quiet">{props.title}</legend>
      <div className="chips">
        {props.options.map((option) => (
          <button
            key={option.value}
            type="button"
            className="chip"
            aria-pressed={option.value === props.chosen}
            onClick={() => props.onChoose(option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function Needed({ pool, place }: { pool: string; place: string }) {
  return (
    <Loaded query={useQuery(needOfPoolQuery(pool, place))}>
      {(need) => (
        <Note tone={need.needed === 'no' ? 'good' : 'waiting'} live>
          <h2>{words.needed[need.needed]}</h2>
          <p>{sentence(need.why)}</p>
          {need.basis === undefined ? null : <BasisChip basis={need.basis} />}
        </Note>
      )}
    </Loaded>
  )
}

/** What the pool says of an emergency, in the words of its guide. */
function Emergency({ pool }: { pool: string }) {
  const sections = useQuery(serviceGuideQuery(pool)).data?.sections ?? []
  const said = sections
    .filter((section) => section.id === 'validity')
    .flatMap((section) => section.items.filter((item) => item.label?.includes('急诊')))
  return (
    <>
      {said.map((item) => (
        <Note key={item.label} tone="good">
          <h2>{item.label}</h2>
          <p>{sentence(item.text)}</p>
          {item.source === undefined ? null : <BasisChip basis={item.source} />}
        </Note>
      ))}
    </>
  )
}

function HowToFile({ pool, type, guide }: { pool: string; type: string; guide: Guide }) {
  const search: Choice = useSearch({ strict: false })
  return (
    <Loaded query={useQuery(typeOfPoolQuery(pool, type))}>
      {(found) => (
        <section className="card stack" aria-labelledby="file-title">
          <h2 id="file-title">
            {words.howToFile}：{found.title}
          </h2>
          <Part title={words.validity}>
            <p>{sentence(found.validity.text)}</p>
            {found.minimumStayMonths === undefined ? null : <p>{words.minimum(found.minimumStayMonths)}</p>}
            {found.validity.basis === undefined ? null : <BasisChip basis={found.validity.basis} />}
          </Part>
          <Part title={words.materials}>
            {found.requirements.length > 0 ? (
              <ul className="dots">
                {found.requirements.map((one) => (
                  <li key={one.alternatives[0]?.id}>
                    {one.alternatives.map((material) => material.title).join('，或')}
                  </li>
                ))}
              </ul>
            ) : (
              <p>{words.noMaterials}</p>
            )}
            {found.usual === undefined ? null : (
              <p className="small quiet">
                {words.usual}：{found.usual.join('、')}
              </p>
            )}
            {found.materialsBasis === undefined ? null : <BasisChip basis={found.materialsBasis} />}
          </Part>
          <Part title={words.steps}>
            <ol className="stack tight">
              {guide.steps.map((step, index) => (
                <li key={step.title}>
                  {String(index + 1)}. {step.title}：{step.text}
                </li>
              ))}
            </ol>
          </Part>
          <Part title={words.otherChannels}>
            <p>{found.channels.join('、')}</p>
          </Part>
          <Link
            to="/file"
            search={(search.place === undefined ? {} : { place: search.place }) as never}
            className="button primary"
          >
            {words.fileNow}
          </Link>
        </section>
      )}
    </Loaded>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="stack tight need-part">
      <h3>{title}</h3>
      {children}
    </div>
  )
}

function Claim({ guide, insurance }: { guide: Guide; insurance: string }) {
  const law = useQuery(poolLawQuery(guide.pool)).data
  const rates = (law?.parameters ?? []).filter((one) => one.name.startsWith(`${insurance}.`))
  return (
    <section className="card stack" aria-labelledby="claim-title">
      <h2 id="claim-title">{words.claim}</h2>
      <Part title={words.scope}>
        <p>{words.scopeText}</p>
      </Part>
      <Part title={words.materials}>
        {guide.claims.length === 0 ? <p>{words.claimOpen}</p> : null}
        {guide.claims.map((claim) => (
          <div key={claim.situation} className="stack tight">
            <p className="quiet">{claim.situation}</p>
            <ul className="dots">
              {claim.materials.map((material) => (
                <li key={material}>{material}</li>
              ))}
            </ul>
            <BasisChip basis={claim.source} />
          </div>
        ))}
      </Part>
      <Part title={words.rates}>
        {rates.length === 0 ? <p>{words.ratesOpen}</p> : <p className="small quiet">{words.ratesNote}</p>}
        {rates.map((parameter) => (
          <details key={parameter.name} className="rate">
            <summary>{parameter.title}</summary>
            {parameter.figures.map((figure) => (
              <p key={figure.name} className="cell">
                <span className="small quiet">{figure.cell.map((key) => key.label).join('，')}</span>
                <span>
                  {figure.value}
                  {figure.status === 'stated' ? null : (
                    <span className="guide-mark">{figure.status === 'open' ? words.open : words.provisional}</span>
                  )}
                </span>
              </p>
            ))}
          </details>
        ))}
      </Part>
      <Link to="/quote" className="button">
        {t.home.quote}
      </Link>
    </section>
  )
}
