/** 用人单位 at the agency's desk: the employers of the pool, entering one and changing one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, type TableColumnsType } from 'antd'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { employersQuery, writeEmployer, type Employer } from '../../api/employer.ts'
import { sessionQuery } from '../../api/session.ts'
import { Check, Field } from '../../parts/Field.tsx'
import { Tag } from '../../parts/Note.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { t } from '../../texts/index.ts'
import { DeskTable } from '../forms/DeskTable.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'

const words = t.employer.desk

export function EmployersPage() {
  const who = useQuery(sessionQuery).data?.who
  const may = who?.kind === 'staff' && who.roles.some((role) => role === 'accepting' || role === 'admin')
  const [open, setOpen] = useState<Employer | 'new'>()
  const columns: TableColumnsType<Employer> = [
    { title: words.nameOf, dataIndex: 'name' },
    { title: words.code, dataIndex: 'code', render: (code: string) => <span className="money">{code}</span> },
    {
      title: t.employer.state,
      dataIndex: 'disabled',
      render: (disabled: boolean) =>
        disabled ? <Tag tone="plain">{words.disabledTag}</Tag> : <Tag tone="good">{t.employer.entitled}</Tag>,
    },
  ]
  const verbs: TableColumnsType<Employer>[number] = {
    title: words.change,
    key: 'do',
    render: (_, employer) => (
      <Button size="small" aria-label={`${words.change} ${employer.name}`} onClick={() => setOpen(employer)}>
        {words.change}
      </Button>
    ),
  }
  return (
    <DeskPage title={words.room}>
      <div className="stack">
        <p className="quiet">{words.lead}</p>
        {may ? (
          <div>
            <Button type="primary" onClick={() => setOpen('new')}>
              {words.add}
            </Button>
          </div>
        ) : null}
        <Loaded query={useQuery(employersQuery)}>
          {({ employers }) => (
            <DeskTable
              rowKey="code"
              columns={may ? [...columns, verbs] : columns}
              dataSource={employers}
              pagination={employers.length > 50 ? { pageSize: 50 } : false}
              none={words.none}
            />
          )}
        </Loaded>
      </div>
      {open === undefined ? null : (
        <EmployerSheet employer={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </DeskPage>
  )
}

function EmployerSheet({ employer, onClose }: { employer: Employer | undefined; onClose: () => void }) {
  const queries = useQueryClient()
  const key = useRef(newCommandKey())
  const [faults, setFaults] = useState<{ code?: string; name?: string; credit?: string }>({})
  const [written, setWritten] = useState({
    code: employer?.code ?? '',
    name: employer?.name ?? '',
    credit: employer?.creditCode ?? '',
    contact: employer?.contact ?? '',
    disabled: employer?.disabled ?? false,
  })
  const change = (part: Partial<typeof written>) => {
    key.current = newCommandKey()
    setWritten((before) => ({ ...before, ...part }))
  }
  const save = useMutation({
    mutationFn: () =>
      writeEmployer(
        {
          code: written.code.trim(),
          name: written.name.trim(),
          disabled: written.disabled,
          ...(written.credit.trim() === '' ? {} : { creditCode: written.credit.trim() }),
          ...(written.contact.trim() === '' ? {} : { contact: written.contact.trim() }),
        },
        key.current,
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['desk', 'employers'] })
      onClose()
    },
  })
  const submit = () => {
    const found: typeof faults = {}
    if (!/^[A-Z0-9]{4,20}$/.test(written.code.trim())) found.code = words.codeFault
    if (written.name.trim() === '') found.name = words.nameFault
    if (!/^([0-9A-HJ-NPQRTUWXY]{18})?$/.test(written.credit.trim())) found.credit = words.creditFault
    setFaults(found)
    if (Object.keys(found).length === 0) save.mutate()
  }
  return (
    <Sheet
      title={employer === undefined ? words.add : `${words.change} ${employer.name}`}
      onClose={onClose}
      foot={
        <Button type="primary" block loading={save.isPending} onClick={submit}>
          {words.save}
        </Button>
      }
    >
      <div className="stack">
        {save.error ? <Fault error={save.error} /> : null}
        <Field
          label={words.code}
          hint={words.codeHint}
          value={written.code}
          fault={faults.code}
          disabled={employer !== undefined}
          maxLength={20}
          onText={(code) => change({ code })}
        />
        <Field
          label={words.nameOf}
          value={written.name}
          fault={faults.name}
          maxLength={100}
          onText={(name) => change({ name })}
        />
        <Field
          label={words.credit}
          value={written.credit}
          fault={faults.credit}
          maxLength={18}
          onText={(credit) => change({ credit })}
        />
        <Field
          label={words.contact}
          value={written.contact}
          maxLength={100}
          onText={(contact) => change({ contact })}
        />
        <Check label={words.disabled} checked={written.disabled} onChange={(disabled) => change({ disabled })} />
      </div>
    </Sheet>
  )
}
