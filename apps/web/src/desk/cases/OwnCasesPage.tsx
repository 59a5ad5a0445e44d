/** What a case holds against an institution or an employer, and what it says to that. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { OwnCase } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { answerCase, casesKey, ownCasesQuery } from '../../api/cases.ts'
import type { OwnDoor } from '../../api/cases.ts'
import { ownReclaimsQuery } from '../../api/oversight-results.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Orders } from '../recoveries/RecoveriesPage.tsx'
import { Consequences } from './Consequences.tsx'

const words = t.oversightCases

export const OwnCasesPage = () => <Cases door="institution" />
export const EmployerCasesPage = () => <Cases door="employer" />

function Cases({ door }: { door: OwnDoor }) {
  return (
    <DeskPage title={t.deskRooms.ownCases}>
      <p className={look.quiet}>{words.ownLead}</p>
      <Loaded query={useQuery(ownCasesQuery(door))}>
        {({ cases }) => (
          <Stack>
            <Owed door={door} />
            {cases.length === 0 ? <p className={look.quiet}>{words.ownNone}</p> : null}
            {cases.map((one) => (
              <One key={one.caseId} door={door} one={one} />
            ))}
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

/** What decisions have ordered back, where there is any. */
function Owed({ door }: { door: OwnDoor }) {
  const { data } = useQuery(ownReclaimsQuery(door))
  if (data === undefined || data.orders.length === 0) return null
  return (
    <Stack tight>
      <h2>{t.deskRooms.recoveries}</h2>
      <p className={look.quiet}>{t.reclaims.ownLead}</p>
      <Orders {...data} linked={false} />
    </Stack>
  )
}

function One({ door, one }: { door: OwnDoor; one: OwnCase }) {
  const { caseId, stateTitle, held, dueDay, mayAnswer, answers, consequences, basis } = one
  return (
    <Stack tight>
      <Card title={caseId} extra={<Tag tone="waiting">{stateTitle}</Tag>}>
        <p>{held}</p>
        {dueDay === null ? null : (
          <p className={look.aside}>{mayAnswer ? `${words.due}${dayText(dueDay)}` : words.late(dayText(dueDay))}</p>
        )}
        {answers.map((answer) => (
          <div key={answer.at}>
            <strong>{words.answer}</strong> {answer.words}
            <div className={look.aside}>{momentText(answer.at)}</div>
          </div>
        ))}
      </Card>
      <Consequences title={words.standing} consequences={consequences} basis={basis} />
      {mayAnswer ? (
        <Actions
          title={words.actions}
          actions={[
            {
              name: 'answer',
              label: words.answer,
              form: (close: () => void) => <Answer door={door} caseId={caseId} close={close} />,
            },
          ]}
        />
      ) : null}
    </Stack>
  )
}

function Answer({ door, caseId, close }: { door: OwnDoor; caseId: string; close: () => void }) {
  const [said, setSaid] = useState('')
  const queries = useQueryClient()
  const command = useCommand(
    (input: string, key: string) => answerCase(door, caseId, input, key),
    async () => {
      close()
      await queries.invalidateQueries({ queryKey: casesKey })
    },
  )
  return (
    <ActionForm
      title={words.answer}
      submit={words.answer}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(said)}
    >
      <Field label={words.words} value={said} maxLength={2000} onText={setSaid} />
    </ActionForm>
  )
}
