/** Amounts as they are typed into the sheets of 算一算. */
import { readYuan, toFen } from '../../texts/yuan.ts'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'

type Typed<Names extends string> = Record<Names, string>

/** An amount as it stands in a field: empty where it is nothing. */
export const shownAmount = (yuan: string): string => (toFen(yuan) === 0 ? '' : yuan)

/** What was typed as amounts in yuan, nothing as 0; a fault for each that is none. */
export function readAmounts<Names extends string>(
  typed: Typed<Names>,
): { values: Typed<Names>; faults: Partial<Typed<Names>> } {
  const values = {} as Typed<Names>
  const faults: Partial<Typed<Names>> = {}
  for (const name of Object.keys(typed) as Names[]) {
    const value = readYuan(typed[name])
    if (value === undefined) faults[name] = t.quote.fees.fault
    values[name] = value ?? '0'
  }
  return { values, faults }
}

export function AmountField(props: {
  label: string
  value: string
  hint?: string
  fault?: string | undefined
  onText: (text: string) => void
}) {
  return <Field {...props} inputMode="decimal" autoComplete="off" placeholder="0" unit={t.yuan} />
}
