/** What could not be settled directly: what is paid for, what to bring, how much. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { poolLawQuery, type Guide } from '../../api/guidance.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { t } from '../../texts/index.ts'
import { Part } from './Part.tsx'

const words = t.guidance

export function Claim({ guide, insurance, label }: { guide: Guide; insurance: string; label: string }) {
  const law = useQuery(poolLawQuery(guide.pool)).data
  // Where somebody is insured otherwise, other papers are asked: one's own only.
  const claims = guide.claims.filter((claim) => claim.insurance === undefined || claim.insurance === insurance)
  const rates = (law?.parameters ?? []).filter((one) => one.name.startsWith(`${insurance}.`))
  return (
    <section className="card stack" aria-labelledby="claim-title">
      <h2 id="claim-title">{words.claimOf(label)}</h2>
      <Part title={words.scope}>
        <p>{words.scopeText}</p>
      </Part>
      <Part title={words.materials}>
        {claims.length === 0 ? <p>{words.claimOpen}</p> : null}
        {claims.map((claim) => (
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
      <Link to="/quote" search={{ pool: guide.pool } as never} className="button">
        {t.home.quote}
      </Link>
    </section>
  )
}
