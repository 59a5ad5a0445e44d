/** 报销 typed in at the counter, one page: what happened, where, the invoices and lines, the papers, the account, and what it may come to. */
import { Button } from 'antd'
import type { UploadedVisit } from '../../../api/billed-visits.ts'
import type { ClaimSituation } from '../../../api/claims-desk.ts'
import { BilledVisits } from '../../../citizen/apply/BilledVisits.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { Check } from '../../../parts/field/Check.tsx'
import { Field } from '../../../parts/field/Field.tsx'
import { Reasons } from '../../../parts/bill/Bill.tsx'
import { Notice } from '../../../parts/notice/Notice.tsx'
import look from '../../../parts/look/look.module.css'
import { Fault } from '../../../frame/Loaded.tsx'
import * as t from '../../../texts/index.ts'
import { Points } from '../../case/Points.tsx'
import { AgentEntry } from '../../entry/AgentEntry.tsx'
import { Result } from '../Result.tsx'
import { AccountFields } from './AccountFields.tsx'
import { entryOfVisit, withoutVisit } from './entry.ts'
import { InvoicesSection } from './InvoicesSection.tsx'
import { LinesSection } from './LinesSection.tsx'
import { PapersSection } from './PapersSection.tsx'
import { InjurySection, PrescriptionSection, SituationSection } from './SituationSection.tsx'
import { VisitSection } from './VisitSection.tsx'
import { useClaimEntry, type ClaimEntryBegun, type ClaimEntryState } from './useClaimEntry.ts'
import style from '../claims.module.css'

const words = t.claimCounter

interface ClaimEntryFormProps extends ClaimEntryBegun {
  situations: readonly ClaimSituation[]
  visits: readonly UploadedVisit[]
}

export function ClaimEntryForm(props: ClaimEntryFormProps) {
  const { person, idNumber, situations, visits } = props
  const state = useClaimEntry(props)
  const { entry, set } = state
  return (
    <div className={style.form}>
      <SituationSection situations={situations} {...state} />
      <BilledVisits
        visits={visits}
        taken={entry.visitId}
        onTake={(visit) => set(visit.visitId === entry.visitId ? withoutVisit : entryOfVisit(visit))}
      />
      <VisitSection {...state} />
      <InjurySection {...state} />
      <PrescriptionSection {...state} />
      <InvoicesSection {...state} />
      <LinesSection pool={person.pool} idNumber={idNumber} {...state} />
      <PapersSection ticket={person.ticket} {...state} />
      <Card as="section" aria-label={words.who}>
        <h2>{words.who}</h2>
        <Field label={t.apply.mobile} value={entry.mobile} onText={(mobile) => set({ mobile })} autoComplete="off" />
        <AgentEntry entry={entry} set={set} />
      </Card>
      <Card as="section" aria-label={t.claimsDesk.account}>
        <h2>{t.claimsDesk.account}</h2>
        <AccountFields account={entry} onChange={set} />
      </Card>
      <Estimate {...state} />
      <Send {...state} />
    </div>
  )
}

/** What it may come to, as it stands in the form. */
function Estimate({ check }: ClaimEntryState) {
  const estimate = check.data?.estimate
  if (estimate === undefined) return null
  return (
    <Card as="section" aria-label={words.estimate} aria-busy={check.isPlaceholderData}>
      <h2>{words.estimate}</h2>
      <p className={look.aside}>{words.estimateLead}</p>
      <Result outcome={estimate} estimate />
    </Card>
  )
}

/** What the check found, and the button: looked at first, then sent. */
function Send({ entry, set, form, check, current, looked, look: show, send }: ClaimEntryState) {
  const problems = check.data?.problems ?? []
  const blocked = problems.some(({ weight }) => weight === 'blocks')
  const error = send.error ?? check.error
  return (
    <Card as="section" aria-label={words.send}>
      <Check label={words.signed} checked={entry.signed} onChange={(signed) => set({ signed })} />
      {(check.data?.first ?? []).length === 0 ? null : (
        <Reasons title={words.first} tone="waiting" reasons={check.data!.first} />
      )}
      {check.data === undefined ? null : (
        <Notice tone={check.data.window.open ? 'plain' : 'refusal'}>{check.data.window.text}</Notice>
      )}
      {looked && check.data !== undefined ? (
        <Points
          tone={blocked ? 'refusal' : problems.length > 0 ? 'waiting' : 'good'}
          title={blocked ? words.toMend : words.mayBeSent}
          problems={problems}
          none={words.complete}
          withRemedy={() => true}
        />
      ) : null}
      {error ? <Fault error={error} /> : null}
      {looked && current && !blocked ? (
        <Button type="primary" loading={send.isPending} onClick={() => form && send.mutate(form)}>
          {words.send}
        </Button>
      ) : (
        <Button type="primary" disabled={form === undefined} loading={form !== undefined && !current} onClick={show}>
          {form === undefined ? words.fillFirst : words.check}
        </Button>
      )}
    </Card>
  )
}
