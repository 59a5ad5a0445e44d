/** 分办与期限: where each subject goes and within how many working days it is answered, as the agency has set it; no law. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ComplaintSettingForm, ComplaintSettingsMessage } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { complaintSettingsQuery, enterComplaintSetting } from '../../api/complaints-desk.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'

const words = t.complaintsDesk

export function SettingsPage() {
  return (
    <DeskPage title={words.settings}>
      <p className={look.quiet}>{words.settingsLead}</p>
      <Loaded query={useQuery(complaintSettingsQuery)}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

function All({ found: { subjects, entries, mayEnter } }: { found: ComplaintSettingsMessage }) {
  const [entering, setEntering] = useState(false)
  return (
    <Stack>
      <Rows
        label={words.settings}
        heads={words.settingHeads}
        rows={subjects.map(({ subject, title, deskTitle, days, from }) => ({
          key: subject,
          cells: [
            title,
            deskTitle,
            days === null ? words.noLimit : words.days(days),
            from === null ? words.usual : dayText(from),
          ],
        }))}
      />
      {entering ? (
        <Enter onClose={() => setEntering(false)} />
      ) : mayEnter ? (
        <div>
          <Button type="primary" onClick={() => setEntering(true)}>
            {words.enter}
          </Button>
        </div>
      ) : null}
      {entries.length === 0 ? null : (
        <section aria-labelledby="entries">
          <h2 id="entries">{words.entries}</h2>
          <Rows
            label={words.entries}
            heads={words.entryHeads}
            rows={entries.map((entry, index) => ({
              key: index,
              cells: [entry.subject, entry.desk, entry.limit, dayText(entry.from), entry.enteredBy],
            }))}
          />
        </section>
      )}
    </Stack>
  )
}

function Enter({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const [form, setForm] = useState<ComplaintSettingForm>({
    subject: 'enquiry',
    desk: 'service',
    days: '',
    from: today(),
  })
  const put = (change: Partial<ComplaintSettingForm>) => setForm({ ...form, ...change })
  const command = useCommand(enterComplaintSetting, async () => {
    await queries.invalidateQueries({ queryKey: complaintSettingsQuery.queryKey })
    onClose()
  })
  return (
    <ActionForm
      title={words.enter}
      submit={words.save}
      error={command.error}
      busy={command.isPending}
      onClose={onClose}
      onSubmit={() => command.mutate(form)}
    >
      <Choose
        label={words.subject}
        value={form.subject}
        options={Object.entries(words.subjects).map(([name, title]) => [name as typeof form.subject, title] as const)}
        onChoose={(subject) => put({ subject })}
      />
      <Choose
        label={words.desk}
        value={form.desk}
        options={Object.entries(words.desks).map(([name, title]) => [name as typeof form.desk, title] as const)}
        onChoose={(desk) => put({ desk })}
      />
      <Field
        label={words.daysField}
        hint={words.daysHint}
        inputMode="numeric"
        maxLength={4}
        value={form.days}
        onText={(days) => put({ days })}
      />
      <DayField label={words.fromDay} value={form.from} fault={undefined} onText={(from) => put({ from })} />
    </ActionForm>
  )
}
