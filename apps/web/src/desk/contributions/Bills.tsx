/** Bills as lines: of one employer or of a month, and those that are owed with their age. */
import { Link } from '@tanstack/react-router'
import type { EmployerBillLine } from '@yidi/contracts'
import type { ReactNode } from 'react'
import type { Tone } from '../../parts/icon/tones.ts'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'

const words = t.employerContributions

const tones: Readonly<Record<EmployerBillLine['state'], Tone>> = {
  open: 'waiting',
  declared: 'waiting',
  'partly-paid': 'waiting',
  paid: 'good',
  withdrawn: 'plain',
}

/** The state of a bill. */
export function BillTag({ of: { state, stateTitle } }: { of: Pick<EmployerBillLine, 'state' | 'stateTitle'> }) {
  return <Tag tone={tones[state]}>{stateTitle}</Tag>
}

/** An amount of the API, its thousands set apart. */
export function Yuan({ children }: { children: string }) {
  return <span className={look.money}>{groupYuan(children)}</span>
}

/** Where a month of an employer is shown: at the desk under its code, else as its own. */
function MonthLink({ code, month, children }: { code: string | undefined; month: string; children: ReactNode }) {
  return code === undefined ? (
    <Link to="/employer-contributions/$month" params={{ month }}>
      {children}
    </Link>
  ) : (
    <Link to="/contributions/$code/$month" params={{ code, month }}>
      {children}
    </Link>
  )
}

/** The late fee of a bill up to today in words. */
export const lateText = ({ lateFee, overdueDays }: Pick<EmployerBillLine, 'lateFee' | 'overdueDays'>): string =>
  lateFee === null ? words.noLate : words.lateDays(groupYuan(lateFee), overdueDays)

interface BillsProps {
  label: string
  bills: readonly (EmployerBillLine & { age?: string })[]
  none: string
  /** Code under which the months are shown; undefined: the employer's own. `each`: the employer of each line, which is named. */
  of: { code: string | undefined } | 'each'
  aged?: boolean
}

export function Bills({ label, bills, none, of, aged = false }: BillsProps) {
  if (bills.length === 0) return <p className={look.quiet}>{none}</p>
  const isEach = of === 'each'
  const heads = [
    ...(isEach ? [words.employer] : []),
    words.month,
    words.state,
    words.members,
    words.total,
    words.rest,
    words.dueOn,
    words.late,
    ...(aged ? [words.age] : []),
  ]
  return (
    <Rows
      label={label}
      heads={heads}
      rows={bills.map((bill) => ({
        key: bill.declarationId ?? bill.month,
        superseded: bill.state === 'withdrawn',
        cells: [
          ...(isEach
            ? [
                <Link key="employer" to="/contributions/$code" params={{ code: bill.employer }}>
                  {bill.employerName}
                </Link>,
              ]
            : []),
          bill.state === 'withdrawn' ? (
            words.of(bill.month)
          ) : (
            <MonthLink key="month" code={isEach ? bill.employer : of.code} month={bill.month}>
              {words.of(bill.month)}
            </MonthLink>
          ),
          <BillTag key="state" of={bill} />,
          bill.members,
          <Yuan key="total">{bill.total}</Yuan>,
          <Yuan key="rest">{bill.rest}</Yuan>,
          bill.dueOn === null ? words.noDue : dayText(bill.dueOn),
          lateText(bill),
          ...(aged ? [bill.age] : []),
        ],
      }))}
    />
  )
}
