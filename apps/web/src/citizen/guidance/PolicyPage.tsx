/** 政策依据: the documents by whose law they are. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { documentsQuery } from '../../api/policy.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { t } from '../../texts/index.ts'
import './guidance.css'

const words = t.guidance
const levels = ['national', 'province', 'city', 'none'] as const

export function PolicyPage() {
  return (
    <Page title={words.policy} back="/">
      <div className="stack">
        <p className="quiet">{words.policyLead}</p>
        <Loaded query={useQuery(documentsQuery)}>
          {(documents) =>
            levels.map((level) => {
              const own = [...documents.values()].filter((document) => (document.level ?? 'none') === level)
              if (own.length === 0) return null
              return (
                <section key={level} className="stack tight" aria-labelledby={`level-${level}`}>
                  <h2 id={`level-${level}`}>{words.levels[level]}</h2>
                  <ul className="card list">
                    {own.map((document) => (
                      <li key={document.id}>
                        <Link to="/policy/$document" params={{ document: document.id }} className="row">
                          <span className="grow">
                            <b className="block">{document.title}</b>
                            <span className="small quiet block">
                              {[document.number, document.issuer].filter(Boolean).join(' · ')}
                            </span>
                            <span className="small quiet">
                              {[document.kind, document.dated].filter(Boolean).join(' · ')}
                            </span>
                            {document.weak ? <span className="guide-mark">{words.provisional}</span> : null}
                          </span>
                          <Icon name="next" />
                        </Link>
                      </li>
                    ))}
                  </ul>
                </section>
              )
            })
          }
        </Loaded>
      </div>
    </Page>
  )
}
