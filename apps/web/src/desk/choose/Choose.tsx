/** One labelled choice at the desk: antd's select, opened and narrowed by typing; the same shape as Choice. */
import clsx from 'clsx'
import { Select } from 'antd'
import { useId } from 'react'
import fieldStyle from '../../parts/field/field.module.css'
import look from '../../parts/look/look.module.css'
import style from './choose.module.css'

type Option<Value> = readonly [Value, string]

/** Choices that belong together, under a head. */
export interface Group<Value> {
  title: string
  options: readonly Option<Value>[]
}

interface ChooseProps<Value extends string> {
  label: string
  value: Value | ''
  options: readonly Option<Value>[] | readonly Group<Value>[]
  onChoose: (value: Value) => void
  hint?: string
  fault?: string | undefined
  /** Words of the empty choice; without it the first option is chosen from the start. */
  empty?: string
  disabled?: boolean
}

const isGroup = <Value,>(one: Option<Value> | Group<Value>): one is Group<Value> => 'title' in one
const asOption = <Value,>([value, label]: Option<Value>) => ({ value, label })

export function Choose<Value extends string>(props: ChooseProps<Value>) {
  const { label, value, options, onChoose, hint, fault, empty, disabled = false } = props
  const id = useId()
  const choices = options.map((one) =>
    isGroup(one) ? { label: one.title, title: one.title, options: one.options.map(asOption) } : asOption(one),
  )
  return (
    <div className={clsx(fieldStyle.field, style.box)}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : <span className={look.aside}>{hint}</span>}
      <Select<Value | ''>
        id={id}
        value={value}
        disabled={disabled}
        showSearch={{ optionFilterProp: 'label' }}
        virtual={false}
        popupMatchSelectWidth={false}
        options={[...(empty === undefined ? [] : [{ value: '' as const, label: empty }]), ...choices]}
        {...(fault ? { status: 'error' as const } : {})}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(chosen) => onChoose(chosen as Value)}
      />
      {fault ? (
        <span id={`${id}-fault`} className={fieldStyle.fault}>
          {fault}
        </span>
      ) : null}
    </div>
  )
}
