/** 我要报销: one question a page, from the situation to the signed letter; put right, the same pages with everything filled in. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useFaults } from '../../../parts/error-summary/faults.ts'
import look from '../../../parts/look/look.module.css'
import { Fault } from '../../../frame/Loaded.tsx'
import { LoggedIn } from '../../../frame/phone/LoggedIn.tsx'
import { Page } from '../../../frame/phone/Page.tsx'
import * as t from '../../../texts/index.ts'
import { unsigned } from '../../apply/signed.ts'
import { AccountStep } from './AccountStep.tsx'
import { CheckStep } from './CheckStep.tsx'
import type { Form } from './draft.ts'
import { plainFaults, type Place } from './faults.ts'
import { HospitalStep } from './HospitalStep.tsx'
import { InjuryStep } from './InjuryStep.tsx'
import { InvoicesStep } from './InvoicesStep.tsx'
import { readLead } from './lead.ts'
import { LinesStep } from './LinesStep.tsx'
import { PapersStep } from './PapersStep.tsx'
import { PrescriptionStep } from './PrescriptionStep.tsx'
import { SignStep } from './SignStep.tsx'
import { SituationStep } from './SituationStep.tsx'
import type { Step } from './step-names.ts'
import { openStep, stepAfter, stepAt } from './steps.ts'
import type { StepProps } from './step.ts'
import { keptName, useClaimForm } from './useClaimForm.ts'
import { VisitStep } from './VisitStep.tsx'

const pages: Readonly<Record<Step, (props: StepProps) => React.ReactNode>> = {
  situation: SituationStep,
  hospital: HospitalStep,
  visit: VisitStep,
  injury: InjuryStep,
  prescription: PrescriptionStep,
  invoices: InvoicesStep,
  lines: LinesStep,
  papers: PapersStep,
  account: AccountStep,
  check: CheckStep,
  sign: SignStep,
}

export function NewClaimPage() {
  const { of } = useSearch({ strict: false }) as { of?: string }
  const claim = /^[\w-]{1,60}$/.test(of ?? '') ? of : undefined
  // What is put right is kept apart from what is claimed anew.
  return <Filled key={keptName(claim)} of={claim} />
}

function Filled({ of }: { of: string | undefined }) {
  const search = useSearch({ strict: false }) as { step?: string; then?: string }
  const { step: asked, then } = search
  const navigate = useNavigate()
  const { form, change: changeForm, draft, ready } = useClaimForm(of)
  const { faults, attempt, show, clear } = useFaults<Place>()
  if (ready !== true)
    return (
      <Page title={t.claims.title} back="/claims">
        <LoggedIn why={t.claims.why}>
          {() => (ready === false ? <p className={look.quiet}>{t.loading}</p> : <Fault error={ready} />)}
        </LoggedIn>
      </Page>
    )
  const step = stepAt(asked, form)
  const go: StepProps['go'] = (to, after) =>
    void navigate({
      to: '/claims/new',
      // What led here goes along: a form in which nothing is typed yet begins with it on every page.
      search: {
        ...readLead(search),
        step: to,
        ...(of === undefined ? {} : { of }),
        ...(after === undefined ? {} : { then: after }),
      },
    })
  const put: StepProps['put'] = (change, places = []) => {
    // Whoever changes something after signing signs again: the letter stands for the whole.
    changeForm(() => ({ ...(isSigning(change) ? {} : unsigned), ...change }))
    clear(['top', ...Object.keys(change), ...places])
  }
  const changeUploads: StepProps['changeUploads'] = (change) => {
    changeForm(({ uploads }) => ({ ...unsigned, uploads: change(uploads) }))
    clear(['top', 'papers'])
  }
  const next: StepProps['next'] = (change = {}) => {
    const answered = { ...form, ...change }
    if (Object.keys(change).length > 0) put(change)
    if (!show(plainFaults(step, answered))) return
    // Whoever came back from the check to one page goes there again, unless the answer asks another page.
    go(then === 'check' ? openStep(answered) : stepAfter(step, answered), then === 'check' ? then : undefined)
  }
  const Shown = pages[step]
  return (
    <Shown
      key={step}
      {...{ of, step, arrived: asked === undefined, form, draft, faults, attempt, put, changeUploads, next, go, show }}
    />
  )
}

const isSigning = (change: Partial<Form>): boolean =>
  ['signature', 'typed', 'strokes', 'letter'].some((field) => field in change)
