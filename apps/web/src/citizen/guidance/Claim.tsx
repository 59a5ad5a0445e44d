/** What could not be settled directly: what is paid for, what to bring, how much. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { poolLawQuery, type Guide } from '../../api/guidance.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import * as t from '../../texts/index.ts'
import { Part } from './Part.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { Dots } from '../../parts/list/List.tsx'
import style from './guidance.module.css'
import { buttonLook } from '../../parts/button/Button.tsx'

const words = t.guidance

export function Claim({ guide, insurance, label }: { guide: Guide; insurance: string; label: string }) {
  const law = useQuery(poolLawQuery(guide.pool)).data
  // Where somebody is insured otherwise, other papers are asked: one's own only.
  const claims = guide.claims.filter((claim) => claim.insurance === undefined || claim.insurance === insurance)
  const rates = (law?.parameters ?? []).filter((one) => one.name.startsWith(`${insurance}.`))
  return (
    <Card as="section" aria-labelledby="claim-title">
      <h2 id="claim-title">{words.claimOf(label)}</h2>
      <Part title={words.scope}>
        <p>{words.scopeText}</p>
      </Part>
      <Part title={words.materials}>
        {claims.length === 0 ? <p>{words.claimOpen}</p> : null}
        {claims.map((claim) => (
          <Stack key={claim.situation} tight>
            <p className={look.quiet}>{claim.situation}</p>
            <Dots>
              {claim.materials.map((material) => (
                <li key={material}>{material}</li>
              ))}
            </Dots>
            <BasisChip basis={claim.source} />
          </Stack>
        ))}
      </Part>
      <Part title={words.rates}>
        {rates.length === 0 ? <p>{words.ratesOpen}</p> : <p className={look.aside}>{words.ratesNote}</p>}
        {rates.map((parameter) => (
          <details key={parameter.name} className={style.rate}>
            <summary>{parameter.title}</summary>
            {parameter.figures.map((figure) => (
              <p key={figure.name} className={style.cell}>
                <span className={look.aside}>{figure.cell.map((key) => key.label).join('，')}</span>
                <span>
                  {figure.value}
                  {figure.status === 'stated' ? null : (
                    <span className={style.guideMark}>{figure.status === 'open' ? words.open : words.provisional}</span>
                  )}
                </span>
              </p>
            ))}
          </details>
        ))}
      </Part>
      <Link to="/claims" className={buttonLook()}>
        {t.rooms.claims}
      </Link>
      <Link to="/quote" search={{ pool: guide.pool, route: 'manual' } as never} className={buttonLook()}>
        {t.home.quote}
      </Link>
    </Card>
  )
}
