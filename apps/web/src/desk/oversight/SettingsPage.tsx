/** 监管参数: the rules with what counts today, and everything that the agency entered. */
import { useQuery } from '@tanstack/react-query'
import type { OversightSettingsMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { oversightSettingsQuery } from '../../api/findings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { EnterSetting } from './EnterSetting.tsx'

const words = t.oversightFindings.settings

export function SettingsPage() {
  return (
    <DeskPage title={t.deskRooms.oversightSettings}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(oversightSettingsQuery)}>
        {(found) => (found.pool === null ? <Notice tone="plain">{words.noPool}</Notice> : <All found={found} />)}
      </Loaded>
    </DeskPage>
  )
}

function All({ found }: { found: OversightSettingsMessage }) {
  const [entering, setEntering] = useState(false)
  return (
    <Stack>
      {found.mayEnter && !entering ? (
        <div>
          <Button type="primary" onClick={() => setEntering(true)}>
            {words.enter}
          </Button>
        </div>
      ) : null}
      {entering ? <EnterSetting rules={found.rules} close={() => setEntering(false)} /> : null}
      {found.rules.map((rule) => (
        <Rule key={rule.rule} rule={rule} />
      ))}
      <Card title={words.entries}>
        {found.entries.length === 0 ? (
          <p className={look.quiet}>{words.none}</p>
        ) : (
          <Rows
            label={words.entries}
            heads={words.entryHeads}
            rows={found.entries.map((entry, index) => ({
              key: index,
              superseded: entry.state === 'corrected',
              cells: [
                `${entry.ruleTitle} · ${entry.title}`,
                dayText(entry.from),
                entry.value,
                entry.reason,
                `${entry.enteredBy}，${momentText(entry.enteredAt)}`,
                words.states[entry.state],
              ],
            }))}
          />
        )}
      </Card>
    </Stack>
  )
}

function Rule({ rule }: { rule: OversightSettingsMessage['rules'][number] }) {
  return (
    <Card title={rule.title} extra={rule.on ? null : <Tag tone="plain">{words.off}</Tag>}>
      <Stack tight>
        <p>{rule.says}。</p>
        {rule.basis === null ? null : <p className={look.aside}>{rule.basis}</p>}
        <Rows
          label={rule.title}
          heads={words.heads}
          rows={rule.settings.map(({ name, title, now, standard }) => ({
            key: name,
            cells: [title, now ?? words.unset, standard ?? words.unset],
          }))}
        />
      </Stack>
    </Card>
  )
}
