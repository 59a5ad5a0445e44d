/** One kind of filing in one pool: how long, on which conditions, with what, in which steps, through which channels. */
import { useQuery } from '@tanstack/react-query'
import { formRulesQuery, type FormRules, type TypeGuidance } from '../../api/filings.ts'
import { typeOfPoolQuery, type Guide } from '../../api/guidance.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Known } from '../file/Known.tsx'
import { Part } from './Part.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Counted, Dots } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'

const words = t.guidance

export function HowToFile({ guide, type }: { guide: Guide; type: string }) {
  const rules = useQuery(formRulesQuery(type, guide.pool)).data
  return (
    <Loaded query={useQuery(typeOfPoolQuery(guide.pool, type))}>
      {(found) => (
        <>
          <Card as="section" aria-labelledby="file-title">
            <h2 id="file-title">
              {words.howToFile}：{found.title}
            </h2>
            <Part title={words.validity}>
              <p>{sentence(found.validity.text)}</p>
              {found.validity.basis === undefined ? null : <BasisChip basis={found.validity.basis} />}
            </Part>
            <Conditions found={found} rules={rules} />
            <Part title={words.materials}>
              {found.requirements.length > 0 ? (
                <Dots>
                  {found.requirements.map((one) => (
                    <li key={one.alternatives[0]?.id}>
                      {one.alternatives.map((material) => material.title).join('，或')}
                    </li>
                  ))}
                </Dots>
              ) : (
                <p>{words.noMaterials}</p>
              )}
              {found.usual === undefined ? null : (
                <p className={look.aside}>
                  {words.usual}：{found.usual.join('、')}
                </p>
              )}
              {found.materialsBasis === undefined ? null : <BasisChip basis={found.materialsBasis} />}
            </Part>
            <Part title={words.steps}>
              <Counted>
                {guide.steps.map((step) => (
                  <li key={step.title}>
                    {step.title}：{sentence(step.text)}
                  </li>
                ))}
              </Counted>
            </Part>
            <Part title={words.channels}>
              <p>{[words.here, ...found.channels].join('、')}</p>
            </Part>
          </Card>
          {rules === undefined ? null : <Known rules={rules} />}
        </>
      )}
    </Loaded>
  )
}

/** How long one has to stay, whether the place may change, what is chosen, and what holds if one is in hospital already. */
function Conditions({ found, rules }: { found: TypeGuidance; rules: FormRules | undefined }) {
  const lines = [
    ...(found.minimumStayMonths === undefined ? [] : [t.file.minimumStay(found.minimumStayMonths)]),
    ...(rules?.changeAfter === undefined ? [] : [t.file.lockAhead(rules.changeAfter.months)]),
    ...(rules?.choice === undefined ? [] : [words.choice(rules.choice.least, rules.choice.most)]),
    ...(rules?.supplementary.days === undefined ? [] : [words.within(rules.supplementary.days)]),
    ...(rules?.supplementary.beforeDischarge === true ? [words.beforeDischarge] : []),
    ...(rules?.backHome === undefined ? [] : [t.filings.backHome[rules.backHome.rule]]),
  ]
  if (lines.length === 0) return null
  return (
    <Part title={words.conditions}>
      <Dots>
        {lines.map((line) => (
          <li key={line}>{sentence(line)}</li>
        ))}
      </Dots>
      {rules?.changeAfter === undefined ? null : <BasisChip basis={rules.changeAfter.basis} />}
      {rules?.backHome === undefined ? null : <BasisChip basis={rules.backHome.basis} />}
    </Part>
  )
}
