/** Why it was not settled at the hospital: each situation with what it means, and what nobody has written down about it. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { situationsQuery, type ClaimSituation } from '../../../api/claims.ts'
import { BasisChip } from '../../../parts/basis/BasisChip.tsx'
import { buttonLook } from '../../../parts/button/Button.tsx'
import { Begun } from '../../../parts/begun/Begun.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import fieldStyle from '../../../parts/field/field.module.css'
import { Dots } from '../../../parts/list/List.tsx'
import look from '../../../parts/look/look.module.css'
import { Notice } from '../../../parts/notice/Notice.tsx'
import { Options } from '../../../parts/options/Options.tsx'
import { placeId } from '../../../parts/error-summary/faults.ts'
import { Stack } from '../../../parts/stack/Stack.tsx'
import { Fault, Loaded } from '../../../frame/Loaded.tsx'
import { sentence } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { Hindrances } from '../../me/Hindrances.tsx'
import { StepPage } from './StepPage.tsx'
import { openStep } from './steps.ts'
import type { StepProps } from './step.ts'

const words = t.claimForm

export function SituationStep(props: StepProps) {
  const { form, faults, put, next } = props
  const query = useQuery(situationsQuery)
  const chosen = query.data?.situations.find(({ situation }) => situation === form.situation)
  return (
    <StepPage
      props={props}
      ask={words.askSituation}
      onNext={chosen?.refused ? undefined : () => next()}
      waits={query.data === undefined}
    >
      {props.arrived ? <BegunBefore {...props} /> : null}
      <Hindrances />
      <Loaded query={query}>
        {({ situations, poolName }) => (
          <>
            <section id={placeId('situation')} className={fieldStyle.field} aria-label={words.askSituation}>
              <Card bare>
                <Options
                  card
                  options={situations.map(({ situation, title, explanation }) => ({
                    value: situation,
                    label: title,
                    more: explanation,
                  }))}
                  chosen={form.situation === '' ? undefined : form.situation}
                  onChoose={(situation) => put({ situation })}
                />
              </Card>
              {faults.situation ? <span className={fieldStyle.fault}>{faults.situation}</span> : null}
            </section>
            {chosen === undefined ? null : <About situation={chosen} poolName={poolName} />}
          </>
        )}
      </Loaded>
      <BeforePaying />
    </StepPage>
  )
}

/** What this device has of a claim that was begun: to go on with it where it was left, or not. */
function BegunBefore({ of, form, draft, go }: StepProps) {
  const dropped = useMutation({ mutationFn: draft.clear })
  const open = openStep(form)
  // What was begun elsewhere is offered by the page itself.
  if (of !== undefined || draft.at === undefined || draft.other !== undefined || open === 'situation') return null
  return (
    <>
      {dropped.error ? <Fault error={dropped.error} /> : null}
      <Begun
        at={new Date(draft.at).toISOString()}
        from="server"
        about={form.institutionName}
        typed={false}
        busy={dropped.isPending}
        onTake={() => go(open)}
        onRefuse={() => dropped.mutate()}
      />
    </>
  )
}

/** What the law says of the situation: that it is not paid for, or what it leaves open. */
function About({ situation, poolName }: { situation: ClaimSituation; poolName: string }) {
  if (situation.refused)
    return (
      <Notice tone="refusal" live>
        <h3>{words.refused}</h3>
        <p>{sentence(situation.refused.text)}</p>
        <BasisChip basis={situation.refused.basis} />
      </Notice>
    )
  if (situation.open.length === 0) return null
  return (
    <Notice tone="waiting" live>
      <h3>{words.open(poolName)}</h3>
      <Dots>
        {situation.open.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </Dots>
    </Notice>
  )
}

/** Whoever has not paid yet may be spared it. */
function BeforePaying() {
  return (
    <Card as="section" tight aria-labelledby="before-title">
      <h3 id="before-title">{words.before}</h3>
      <p className={look.aside}>{words.beforeMore}</p>
      <Stack tight>
        <Link to="/go" className={buttonLook()}>
          {t.rooms.go}
        </Link>
        <Link to="/quote" search={{ route: 'manual' } as never} className={buttonLook()}>
          {words.reckon}
        </Link>
      </Stack>
    </Card>
  )
}
