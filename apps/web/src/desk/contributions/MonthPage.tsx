/** One month of an employer: the declaration to confirm, or the bill that it became. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DeclarationMessage } from '@yidi/contracts'
import { Button, Card, Descriptions } from 'antd'
import type { ReactNode } from 'react'
import {
  askAgain,
  confirmDeclaration,
  contributionsKey,
  declarationQuery,
  statementAddress,
  withdrawDeclaration,
} from '../../api/employer-contributions.ts'
import { sessionQuery } from '../../api/session.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Chips } from '../../parts/chip/Chip.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { BillTag, lateText } from './Bills.tsx'
import { Payments } from './Payments.tsx'
import { People } from './People.tsx'

const words = t.employerContributions

export function MonthPage() {
  const { code, month = '' } = useParams({ strict: false })
  return (
    <DeskPage title={t.deskRooms.employerContributions}>
      <Loaded query={useQuery(declarationQuery(code, month))}>
        {(declaration) => <Month declaration={declaration} code={code} />}
      </Loaded>
    </DeskPage>
  )
}

interface MonthProps {
  declaration: DeclarationMessage
  code: string | undefined
}

function Month({ declaration, code }: MonthProps) {
  const back =
    code === undefined ? (
      <Link to="/employer-contributions">{words.back}</Link>
    ) : (
      <Link to="/contributions/$code" params={{ code }}>
        {words.back}
      </Link>
    )
  return (
    <Stack>
      <p>{back}</p>
      <Card title={`${declaration.employerName} ${words.of(declaration.month)}`} extra={<BillTag of={declaration} />}>
        <Stack>
          <Sums declaration={declaration} />
          <Notes declaration={declaration} />
          <Actions declaration={declaration} code={code} />
        </Stack>
      </Card>
      <Card title={words.people}>
        <People people={declaration.people} />
      </Card>
      {declaration.declarationId === null ? null : (
        <Card title={words.payments}>
          <Payments payments={declaration.payments} />
        </Card>
      )}
    </Stack>
  )
}

function Sums({ declaration: of }: { declaration: DeclarationMessage }) {
  const yuan = (text: string) => `${groupYuan(text)} ${words.yuan}`
  const isBill = of.declarationId !== null
  const rows: [string, ReactNode][] = [
    [words.average, words.averageOf(groupYuan(of.averageWage), of.averageWageDocument)],
    [words.limits, words.limitsOf(groupYuan(of.floor), groupYuan(of.ceiling))],
    [words.members, of.members],
    [words.exempt, words.exemptOf(of.exempt)],
    [words.base, yuan(of.base)],
    [words.employerPart, yuan(of.employerPart)],
    [words.employeePart, yuan(of.employeePart)],
    [words.total, yuan(of.total)],
    [words.dueOn, of.dueOn === null ? words.noDue : dayText(of.dueOn)],
    ...(isBill
      ? ([
          [words.declaration, of.declarationId!],
          [words.confirmed, words.confirmedBy(dayText(of.confirmedOn!), of.confirmedBy!)],
          [words.covered, yuan(of.covered)],
          [words.rest, yuan(of.rest)],
          [words.late, lateText(of)],
          [words.paidOn, of.paidOn === null ? null : dayText(of.paidOn)],
        ] satisfies [string, ReactNode][])
      : []),
    [words.carriedOver, yuan(of.carriedOver)],
  ]
  return (
    <Descriptions
      column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
      items={rows.filter(([, value]) => value !== null).map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}

function Notes({ declaration: { notes, provisional, state, people } }: { declaration: DeclarationMessage }) {
  const all = [
    ...(state === 'open' && people.some(({ issue }) => issue !== null) ? [words.notReady] : []),
    ...notes,
    ...(provisional.length === 0 ? [] : [words.provisional(provisional)]),
  ]
  if (all.length === 0) return null
  return (
    <Notice tone="waiting">
      {all.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  )
}

function Actions({ declaration, code }: MonthProps) {
  const queries = useQueryClient()
  const who = useQuery(sessionQuery).data?.who
  const mayAct = who?.kind === 'staff' && who.roles.some((role) => role === 'employer' || role === 'accepting')
  const { month, employerPart, employeePart, total, declarationId } = declaration
  const taken = () => queries.invalidateQueries({ queryKey: contributionsKey })
  const confirm = useCommand(
    (form: { employerPart: string; employeePart: string }, key: string) => confirmDeclaration(code, month, form, key),
    taken,
  )
  const withdraw = useCommand((id: string, key: string) => withdrawDeclaration(code, id, key), taken)
  const again = useCommand((id: string, key: string) => askAgain(code, id, key), taken)
  const error = confirm.error ?? withdraw.error ?? again.error
  const isRefused = declarationId !== null && declaration.people.some(({ issue }) => issue !== null)
  return (
    <Stack tight>
      {error ? <Fault error={error} /> : null}
      {mayAct && declaration.mayConfirm ? <p className={look.aside}>{words.confirmLead}</p> : null}
      {mayAct && declaration.mayWithdraw ? <p className={look.aside}>{words.withdrawLead}</p> : null}
      <Chips>
        {mayAct && declaration.mayConfirm ? (
          <Button
            type="primary"
            loading={confirm.isPending}
            onClick={() => confirm.mutate({ employerPart, employeePart })}
          >
            {words.confirm(groupYuan(total))}
          </Button>
        ) : null}
        {mayAct && isRefused ? (
          <Button loading={again.isPending} onClick={() => again.mutate(declarationId)}>
            {words.again}
          </Button>
        ) : null}
        {mayAct && declaration.mayWithdraw ? (
          <Button danger loading={withdraw.isPending} onClick={() => withdraw.mutate(declarationId!)}>
            {words.withdraw}
          </Button>
        ) : null}
        {declarationId === null ? null : (
          <a href={statementAddress(code, declarationId)} target="_blank" rel="noreferrer">
            {words.statement}
          </a>
        )}
      </Chips>
    </Stack>
  )
}
