/** 办事指南: the service guide of a pool, section by section, as the law and guide.yaml have it today. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { serviceGuideQuery, type ServiceGuide } from '../../api/guidance.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { PaperLink } from '../../parts/PaperLink.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { PoolChips, usePool } from './PoolChips.tsx'
import './guidance.css'

const words = t.guidance

export function GuidePage() {
  const pool = usePool()
  return (
    <Page title={words.guide} back="/">
      <div className="stack">
        <PoolChips chosen={pool} />
        {pool === undefined ? null : <Guide pool={pool} />}
      </div>
    </Page>
  )
}

function Guide({ pool }: { pool: string }) {
  return (
    <Loaded query={useQuery(serviceGuideQuery(pool))}>
      {(guide) => (
        <>
          <div>
            <h2>{guide.title}</h2>
            <p className="small quiet">
              {guide.authority} · {words.rulesOf(dayText(guide.on))}
            </p>
          </div>
          <Link to="/guidance" search={{ pool } as never} className="card guide-way">
            <span>
              <b>{words.myCase}</b>
              <span className="small quiet">{words.myCaseMore}</span>
            </span>
            <Icon name="next" />
          </Link>
          <div className="card guide">
            {guide.sections.map((section) => (
              <Section key={section.id} section={section} ask={guide.ask} />
            ))}
          </div>
          <section className="card stack tight" aria-labelledby="forms-title">
            <h2 id="forms-title">{words.forms}</h2>
            <p className="small quiet">
              《{guide.formTitle}》 {words.formsNote}
            </p>
            <div className="chips">
              <PaperLink href={`/api/filings/form-blank.pdf?pool=${pool}`}>{words.blank}</PaperLink>
              <PaperLink href={`/api/filings/form-example.pdf?pool=${pool}`}>{words.example}</PaperLink>
            </div>
          </section>
          <PaperLink href={`/api/filings/service-guide.pdf?pool=${pool}`} primary>
            {words.pdf}
          </PaperLink>
        </>
      )}
    </Loaded>
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
      {open ? (
        <p className="quiet">{words.ask(ask)}</p>
      ) : (
        <ul>
          {section.items.map((item) => (
            <li key={`${item.label ?? ''}${item.text}`} className="stack tight">
              {item.label === undefined ? null : <h3 className="small quiet">{item.label}</h3>}
              <p>
                {item.contact === undefined ? (
                  item.text
                ) : (
                  <a href={item.contact.kind === 'telephone' ? `tel:${item.contact.to}` : `https://${item.contact.to}`}>
                    {item.text}
                  </a>
                )}
                {item.status === undefined ? null : (
                  <span className="guide-mark">{item.status === 'open' ? words.open : words.provisional}</span>
                )}
              </p>
              {item.source === undefined ? null : <BasisChip basis={item.source} />}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
