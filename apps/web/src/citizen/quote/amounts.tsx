/** The two sheets of 算一算 that take figures: the bill, and what else bears on it. A fault stands at its field. */
import { useState } from 'react'
import { fromFen, readYuan, toFen } from '../../bill/yuan.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Check, Field } from '../../parts/Field.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { t } from '../../texts/index.ts'
import { poolOf } from './pools.ts'
import type { QuestionProps } from './questions.tsx'
import type { Situation } from './situation.ts'

type AmountSheetProps = Omit<QuestionProps, 'name'>
type Typed<Names extends string> = Record<Names, string>

const parts = ['outOfScope', 'overCeiling', 'ownShare', 'specialDrugs'] as const
const years = [
  'inpatientEligible',
  'inpatientDeductible',
  'outpatientDeductible',
  'criticalCompliant',
  'criticalPaid',
] as const

/** An amount as it stands in a field: empty where it is nothing. */
const shown = (yuan: string): string => (toFen(yuan) === 0 ? '' : yuan)

function read<Names extends string>(typed: Typed<Names>): { values: Typed<Names>; faults: Partial<Typed<Names>> } {
  const values = {} as Typed<Names>
  const faults: Partial<Typed<Names>> = {}
  for (const name of Object.keys(typed) as Names[]) {
    const value = readYuan(typed[name])
    if (value === undefined) faults[name] = t.quote.fees.fault
    values[name] = value ?? '0'
  }
  return { values, faults }
}

function AmountField(props: {
  label: string
  value: string
  hint?: string
  fault?: string | undefined
  onText: (text: string) => void
}) {
  return <Field {...props} inputMode="decimal" autoComplete="off" placeholder="0" unit={t.yuan} />
}

export function FeesSheet({ situation, onAnswer, onClose, progress, doneLabel }: AmountSheetProps) {
  const words = t.quote.fees
  const fees = situation.fees
  const [typed, setTyped] = useState({
    total: shown(fees.total),
    outOfScope: shown(fees.outOfScope),
    overCeiling: shown(fees.overCeiling),
    ownShare: shown(fees.ownShare),
    specialDrugs: shown(fees.specialDrugs),
  })
  const [faults, setFaults] = useState<Partial<typeof typed>>({})
  const put = (name: keyof typeof typed) => (text: string) => setTyped((before) => ({ ...before, [name]: text }))
  const finish = () => {
    const { values, faults: found } = read(typed)
    const partsFen = toFen(values.outOfScope) + toFen(values.overCeiling) + toFen(values.ownShare)
    if (!found.total && partsFen > toFen(values.total)) found.total = words.exceeds
    if (!found.specialDrugs && toFen(values.specialDrugs) > toFen(values.outOfScope))
      found.specialDrugs = words.exceedsOutOfScope
    setFaults(found)
    if (Object.keys(found).length === 0) onAnswer({ fees: values })
  }
  return (
    <Sheet
      title={t.quote.ask.fees}
      onClose={onClose}
      foot={
        <button type="button" className="button primary" onClick={finish}>
          {doneLabel}
        </button>
      }
    >
      <div className="stack">
        {progress ? <p className="small quiet">{progress}</p> : null}
        <AmountField
          label={words.total}
          hint={words.totalHint}
          value={typed.total}
          fault={faults.total}
          onText={put('total')}
        />
        <p className="quiet small">{words.parts}</p>
        {parts.map((name) => (
          <AmountField key={name} label={words[name]} value={typed[name]} fault={faults[name]} onText={put(name)} />
        ))}
      </div>
    </Sheet>
  )
}

export function MoreSheet({ situation, pools, onAnswer, onClose, progress, doneLabel }: AmountSheetProps) {
  const words = t.quote.fees
  const [marks, setMarks] = useState({
    contracted: situation.contracted,
    notNetworked: !situation.networked,
    notDesignated: !situation.designated,
    filingElsewhere: situation.filingElsewhere,
  })
  const { assistance: groups } = poolOf(pools, situation.pool)
  const [group, setGroup] = useState(situation.assistance ?? '')
  const [days, setDays] = useState({ from: situation.from, to: situation.to })
  const [stays, setStays] = useState(situation.year.inpatientStays === '0' ? '' : situation.year.inpatientStays)
  const [typed, setTyped] = useState({
    inpatientEligible: shown(situation.year.inpatientEligible),
    inpatientDeductible: shown(situation.year.inpatientDeductible),
    outpatientDeductible: shown(situation.year.outpatientDeductible),
    criticalCompliant: shown(situation.year.criticalCompliant),
    criticalPaid: shown(situation.year.criticalPaid),
    currentYear: shown(situation.accounts.currentYear),
    pastYear: shown(situation.accounts.pastYear),
  })
  const [faults, setFaults] = useState<Partial<typeof typed> & { stays?: string; to?: string }>({})
  const put = (name: keyof typeof typed) => (text: string) => setTyped((before) => ({ ...before, [name]: text }))
  const mark = (name: keyof typeof marks) => (value: boolean) => setMarks((before) => ({ ...before, [name]: value }))
  const inpatient = situation.kind === 'inpatient'
  const finish = () => {
    const { values, faults: found } = read(typed)
    const all: typeof faults = { ...found }
    const count = stays.trim() === '' ? '0' : stays.trim()
    if (!/^\d{1,3}$/.test(count)) all.stays = words.staysFault
    const from = inpatient ? days.from : days.to
    if (days.to === '' || from === '') all.to = words.dayMissing
    else if (from > days.to) all.to = words.dayBackwards
    setFaults(all)
    if (Object.keys(all).length > 0) return
    const { currentYear, pastYear, ...year } = values
    const change: Partial<Situation> = {
      contracted: marks.contracted,
      assistance: group,
      networked: !marks.notNetworked,
      designated: !marks.notDesignated,
      filingElsewhere: marks.filingElsewhere,
      from,
      to: days.to,
      year: { ...year, inpatientStays: String(Number(count)) },
      accounts: { currentYear, pastYear },
    }
    onAnswer(change)
  }
  return (
    <Sheet
      title={t.quote.ask.more}
      onClose={onClose}
      foot={
        <button type="button" className="button primary" onClick={finish}>
          {doneLabel}
        </button>
      }
    >
      <div className="stack">
        {progress ? <p className="small quiet">{progress}</p> : null}
        {inpatient ? (
          <Field
            label={t.quote.from}
            type="date"
            value={days.from}
            onText={(from) => setDays((before) => ({ ...before, from }))}
          />
        ) : null}
        <Field
          label={inpatient ? t.quote.to : t.quote.day}
          type="date"
          value={days.to}
          fault={faults.to}
          onText={(to) => setDays((before) => ({ ...before, to }))}
        />
        {groups.length === 0 ? null : (
          <Choice
            label={t.quote.assistance}
            value={group}
            empty={t.quote.noAssistance}
            options={groups.map((one) => [one.group, one.label] as const)}
            onChoose={setGroup}
          />
        )}
        <div>
          {poolOf(pools, situation.pool).asks.includes('contracted') ? (
            <Check
              label={t.quote.contracted}
              more={t.quote.contractedMore}
              checked={marks.contracted}
              onChange={mark('contracted')}
            />
          ) : null}
          {situation.filing === 'none' ? null : (
            <Check
              label={t.quote.elsewhere}
              more={t.quote.elsewhereMore}
              checked={marks.filingElsewhere}
              onChange={mark('filingElsewhere')}
            />
          )}
          <Check label={t.quote.notNetworked} checked={marks.notNetworked} onChange={mark('notNetworked')} />
          <Check label={t.quote.notDesignated} checked={marks.notDesignated} onChange={mark('notDesignated')} />
        </div>
        {situation.insurance === 'resident' ? null : (
          <>
            <h3>{t.quote.accounts}</h3>
            {(['currentYear', 'pastYear'] as const).map((name) => (
              <AmountField key={name} label={words[name]} value={typed[name]} fault={faults[name]} onText={put(name)} />
            ))}
          </>
        )}
        <h3>{t.quote.year}</h3>
        <Field
          label={words.inpatientStays}
          inputMode="numeric"
          placeholder="0"
          value={stays}
          fault={faults.stays}
          onText={setStays}
        />
        {years.map((name) => (
          <AmountField key={name} label={words[name]} value={typed[name]} fault={faults[name]} onText={put(name)} />
        ))}
      </div>
    </Sheet>
  )
}

/** What of the bill the person bears before any sharing: out of scope, above the ceiling, the own share. */
export function bornFirst(fees: Situation['fees']): string {
  return fromFen(toFen(fees.outOfScope) + toFen(fees.overCeiling) + toFen(fees.ownShare))
}
