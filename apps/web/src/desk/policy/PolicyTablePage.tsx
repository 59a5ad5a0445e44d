/** 政策: every figure of a pool that is in force on a day, by chapters, each with document, article and status. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PolicyTableMessage, PoolSummary } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useDeferredValue, useState } from 'react'
import { documentsQuery } from '../../api/policy.ts'
import { policyTableAddress, policyTableQuery } from '../../api/policy-desk.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import formsStyle from '../forms/forms.module.css'
import { DeskPage } from '../frame/DeskPage.tsx'
import { AgencyFigures } from './AgencyFigures.tsx'
import { LawLines } from './LawLines.tsx'
import { PolicyRooms, useLookedAt } from './PolicyRooms.tsx'
import style from './policy.module.css'

const words = t.policyRoom
const statuses = ['all', 'stated', 'provisional', 'open'] as const

export function PolicyTablePage() {
  const at = useLookedAt()
  return (
    <DeskPage title={t.deskRooms.policy}>
      <Stack>
        <PolicyRooms now="table" />
        <p className={look.quiet}>{words.lead}</p>
        {at === undefined ? (
          <p className={look.quiet}>{t.loading}</p>
        ) : (
          <Looked key={`${at.pool.code} ${at.on}`} {...at} />
        )}
      </Stack>
    </DeskPage>
  )
}

function Looked({ pools, pool, on }: { pools: readonly PoolSummary[]; pool: PoolSummary; on: string }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState({ pool: pool.code, on })
  return (
    <>
      <Card title={pool.name} className={style.screenOnly ?? ''}>
        <Form onSend={() => void navigate({ to: '/policy', search: typed })}>
          <div className={formsStyle.formGrid}>
            <Choice
              label={words.pool}
              value={typed.pool}
              options={pools.map(({ code, short }) => [code, short] as const)}
              onChoose={(code) => setTyped({ ...typed, pool: code })}
            />
            <DayField label={words.on} value={typed.on} onText={(day) => setTyped({ ...typed, on: day })} />
          </div>
          <Chips>
            <Button htmlType="submit" type="primary">
              {words.show}
            </Button>
            <span className={look.aside}>{words.take}</span>
            <a href={policyTableAddress(pool.code, on, 'xlsx')}>{words.xlsx}</a>
            <a href={policyTableAddress(pool.code, on, 'csv')}>{words.csv}</a>
          </Chips>
        </Form>
      </Card>
      <Loaded query={useQuery(policyTableQuery(pool.code, on))}>{(table) => <Table table={table} />}</Loaded>
    </>
  )
}

function Table({ table }: { table: PolicyTableMessage }) {
  const [find, setFind] = useState('')
  const [status, setStatus] = useState<(typeof statuses)[number]>('all')
  const wanted = useDeferredValue(find.trim().toLowerCase())
  const documents = useQuery(documentsQuery).data
  const shown = table.lines.filter((line) => {
    const { title, value, source } = line
    const short = (source && documents?.get(source.document)?.short) ?? ''
    const text = `${title} ${value} ${short} ${source?.article ?? ''}`.toLowerCase()
    return (status === 'all' || line.status === status) && text.includes(wanted)
  })
  return (
    <>
      <div className={style.screenOnly}>
        <Stack tight>
          <Field label={words.find} hint={words.findHint} type="search" value={find} onText={setFind} />
          <Chips as="fieldset">
            <legend className={look.heard}>{words.statusLabel}</legend>
            {statuses.map((one) => (
              <Chip key={one} aria-pressed={status === one} onClick={() => setStatus(one)}>
                {words.statuses[one]}
              </Chip>
            ))}
          </Chips>
        </Stack>
      </div>
      <p role="status" className={look.aside}>
        {words.count(shown.length, table.lines.length)}
        {' · '}
        {words.release(table.release.slice(0, 12))}
      </p>
      {shown.length === 0 ? <p className={look.quiet}>{words.none}</p> : null}
      <LawLines chapters={table.chapters} lines={shown} />
      <AgencyFigures agency={table.agency} />
    </>
  )
}
