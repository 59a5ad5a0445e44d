/** What the agency of the pool has set by itself for the day, and what it has not. */
import type { PolicyTableMessage } from '@yidi/contracts'
import { Card } from 'antd'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'

const words = t.policyRoom

export function AgencyFigures({ agency }: { agency: PolicyTableMessage['agency'] }) {
  return (
    <Card title={words.agency}>
      {agency === undefined ? (
        <p className={look.quiet}>{words.agencyOther}</p>
      ) : (
        <Stack tight>
          <p className={look.aside}>{words.agencyLead}</p>
          <Rows
            label={words.agency}
            heads={words.agencyHeads}
            rows={agency.map(({ name, title, value, unset, from, document, enteredBy, enteredAt }) => ({
              key: name,
              cells: [
                title,
                value ?? <span className={look.quiet}>{`${words.notSet}。${unset}。`}</span>,
                from === undefined ? '' : dayText(from),
                document ?? '',
                enteredBy === undefined ? '' : words.enteredBy(enteredBy, momentText(enteredAt ?? '')),
              ],
            }))}
          />
        </Stack>
      )}
    </Card>
  )
}
