/** What else bears on the bill: the days, assistance, the standing of place and institution, accounts, the year so far. */
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import * as t from '../../texts/index.ts'
import { AmountField } from './amounts.tsx'
import { poolOf, type Pool } from './pools.ts'
import type { SheetProps } from './question.ts'
import type { Situation } from './situation.ts'
import { useMore, type More } from './useMore.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'

export function MoreSheet({ situation, pools, onAnswer, onClose, progress, doneLabel }: SheetProps) {
  const more = useMore(situation, onAnswer)
  const pool = poolOf(pools, situation.pool)
  return (
    <Sheet
      title={t.quote.ask.more}
      onClose={onClose}
      foot={
        <Button kind="primary" onClick={more.finish}>
          {doneLabel}
        </Button>
      }
    >
      <Stack>
        {progress ? <p className={look.aside}>{progress}</p> : null}
        <Days situation={situation} more={more} />
        <Assistance pool={pool} more={more} />
        <Standing situation={situation} pool={pool} more={more} />
        {situation.insurance === 'resident' ? null : <Accounts more={more} />}
        <YearSoFar more={more} />
      </Stack>
    </Sheet>
  )
}

function Days({ situation, more: { typed, faults, put } }: { situation: Situation; more: More }) {
  const inpatient = situation.kind === 'inpatient'
  return (
    <>
      {inpatient ? (
        <Field label={t.quote.from} type="date" value={typed.from} onText={(from) => put({ from })} />
      ) : null}
      <Field
        label={inpatient ? t.quote.to : t.quote.day}
        type="date"
        value={typed.to}
        fault={faults.to}
        onText={(to) => put({ to })}
      />
    </>
  )
}

function Assistance({ pool, more: { typed, put } }: { pool: Pool; more: More }) {
  if (pool.assistance.length === 0) return null
  return (
    <Choice
      label={t.quote.assistance}
      value={typed.assistance}
      empty={t.quote.noAssistance}
      options={pool.assistance.map((one) => [one.group, one.label] as const)}
      onChoose={(assistance) => put({ assistance })}
    />
  )
}

function Standing({ situation, pool, more: { typed, put } }: { situation: Situation; pool: Pool; more: More }) {
  return (
    <div>
      {pool.asks.includes('contracted') ? (
        <Check
          label={t.quote.contracted}
          more={t.quote.contractedMore}
          checked={typed.contracted}
          onChange={(contracted) => put({ contracted })}
        />
      ) : null}
      {situation.filing === 'none' ? null : (
        <Check
          label={t.quote.elsewhere}
          more={t.quote.elsewhereMore}
          checked={typed.filingElsewhere}
          onChange={(filingElsewhere) => put({ filingElsewhere })}
        />
      )}
      <Check
        label={t.quote.notNetworked}
        checked={!typed.networked}
        onChange={(notNetworked) => put({ networked: !notNetworked })}
      />
      <Check
        label={t.quote.notDesignated}
        checked={!typed.designated}
        onChange={(notDesignated) => put({ designated: !notDesignated })}
      />
    </div>
  )
}

function Accounts({ more: { amounts, faults, putAmount } }: { more: More }) {
  return (
    <>
      <h3>{t.quote.accounts}</h3>
      {(['currentYear', 'pastYear'] as const).map((name) => (
        <AmountField
          key={name}
          label={t.quote.fees[name]}
          value={amounts[name]}
          fault={faults[name]}
          onText={(text) => putAmount({ [name]: text })}
        />
      ))}
    </>
  )
}

const years = [
  'inpatientEligible',
  'inpatientDeductible',
  'outpatientDeductible',
  'criticalCompliant',
  'criticalPaid',
] as const

function YearSoFar({ more: { typed, amounts, faults, put, putAmount } }: { more: More }) {
  const words = t.quote.fees
  return (
    <>
      <h3>{t.quote.year}</h3>
      <Field
        label={words.inpatientStays}
        inputMode="numeric"
        placeholder="0"
        value={typed.stays}
        fault={faults.stays}
        onText={(stays) => put({ stays })}
      />
      {years.map((name) => (
        <AmountField
          key={name}
          label={words[name]}
          value={amounts[name]}
          fault={faults[name]}
          onText={(text) => putAmount({ [name]: text })}
        />
      ))}
    </>
  )
}
