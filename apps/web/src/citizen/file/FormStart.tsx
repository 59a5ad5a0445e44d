/** Where the form begins, or goes on: nothing to be seen, it leads to the first question that is open or to the check. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { InstitutionOne } from '@yidi/contracts'
import { formRulesQuery, guidanceQuery, type FormRules, type TypeGuidance } from '../../api/filings.ts'
import { institutionQuery } from '../../api/institutions.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import { mayChoose } from './choosable.ts'
import { titleOf } from './title.ts'
import type { Form } from './draft.ts'
import { nextOf } from './questions.ts'
import type { StepProps } from './step.ts'

export function FormStart(props: StepProps) {
  const { way } = props
  const guidance = useQuery(guidanceQuery(way.type!, way.place))
  const rules = useQuery(formRulesQuery(way.type!))
  return (
    <Page title={titleOf(way)} back={way.of === undefined ? '/file' : `/filings/${way.of}`}>
      <LoggedIn why={t.file.why}>
        {() => (
          <Loaded query={guidance}>
            {(found) => <Loaded query={rules}>{(more) => <Leading {...props} guidance={found} rules={more} />}</Loaded>}
          </Loaded>
        )}
      </LoggedIn>
    </Page>
  )
}

function Leading(props: StepProps & { guidance: TypeGuidance; rules: FormRules }) {
  const { way, form, start, put, go, guidance, rules } = props
  const wanted = rules.choice === undefined ? undefined : way.institution
  const { data: institution, isPending } = useQuery({
    ...institutionQuery(wanted ?? ''),
    enabled: wanted !== undefined,
  })
  const waits = wanted !== undefined && isPending
  const led = useRef(false)
  useEffect(() => {
    if (waits || led.current) return
    led.current = true
    const filled = filledIn(props, institution)
    // What was chosen on the way here is filled in once; from here on the form says it.
    if (Object.keys(filled).length > 0) put(filled)
    const step = nextOf({ way, guidance, rules }, start, { ...form, ...filled })
    go({ step, from: undefined, institution: undefined }, 'instead')
  })
  return <p className={look.quiet}>{t.loading}</p>
}

function filledIn({ way, form, start, rules }: FillingIn, institution: InstitutionOne | undefined): Partial<Form> {
  const choice = rules.choice
  const taken = institution !== undefined && form.institutions.some(({ code }) => code === institution.code)
  return {
    // What lies in a draft had another first day; its end goes along.
    ...(way.from === undefined ? {} : { from: start.from, to: start.to === '' ? form.to : start.to }),
    ...(institution !== undefined && choice !== undefined && !taken && mayChoose(institution, choice)
      ? {
          institutions: [
            ...form.institutions,
            { code: institution.code, name: institution.name, level: institution.level },
          ],
        }
      : {}),
  }
}

type FillingIn = Pick<StepProps, 'way' | 'form' | 'start'> & { rules: FormRules }
