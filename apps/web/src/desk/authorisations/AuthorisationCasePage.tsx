/** One authorisation that waits for the agency: who, for whom, by what proof; approved or refused with words. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Card, Descriptions } from 'antd'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { authorisationCaseQuery, decideAuthorisation, type AuthorisationCase } from '../../api/family.ts'
import { sessionQuery } from '../../api/session.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Materials } from '../case/Materials.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import deskStyle from '../frame/desk.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import fieldStyle from '../../parts/field/field.module.css'

const words = t.family.desk

export function AuthorisationCasePage() {
  const { id } = useParams({ strict: false })
  return (
    <DeskPage title={words.title}>
      <Loaded query={useQuery(authorisationCaseQuery(id ?? ''))}>{(found) => <Shown found={found} />}</Loaded>
    </DeskPage>
  )
}

function Shown({ found }: { found: AuthorisationCase }) {
  const session = useQuery(sessionQuery).data
  const reviews = session?.who?.kind === 'staff' && session.who.roles.includes('reviewing')
  const rows: [string, string][] = [
    [words.writer, `${found.writer.name}　${found.writer.idNumber}`],
    [words.other, `${found.other.name}　${found.other.idNumber}`],
    [words.relation, found.relationTitle],
    [words.proof, found.proofTitle ?? words.noProof],
    [words.scopes, found.scopeTitles.join('、')],
    [words.span, spanText(found.from, found.to)],
    ...(found.reason === null ? [] : [[words.reason, found.reason] as [string, string]]),
  ]
  return (
    <div className={deskStyle.split}>
      <Stack>
        <Card
          title={found.title}
          extra={<Tag tone={found.state === 'applied' ? 'waiting' : 'plain'}>{found.stateTitle}</Tag>}
        >
          <Stack>
            <Descriptions column={1} items={rows.map(([label, children]) => ({ key: label, label, children }))} />
            <Notice tone={found.other.known ? 'good' : 'waiting'}>
              <p>{found.other.known ? words.known : words.unknown}</p>
            </Notice>
          </Stack>
        </Card>
        <Materials path={`/api/desk/registers/${found.id}`} materials={found.materials} />
      </Stack>
      {found.state === 'applied' && reviews ? <Decide found={found} /> : null}
    </div>
  )
}

function Decide({ found }: { found: AuthorisationCase }) {
  const queries = useQueryClient()
  const key = useRef(newCommandKey())
  const [reason, setReason] = useState('')
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'refuse') => decideAuthorisation(found.id, decision, reason, key.current),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['desk'] }),
    onSettled: () => {
      key.current = newCommandKey()
    },
  })
  return (
    <Card title={words.decide} className={deskStyle.decision ?? ''}>
      <Stack>
        {decide.error ? <Fault error={decide.error} /> : null}
        <div className={fieldStyle.field}>
          <label htmlFor="words">{words.words}</label>
          <textarea
            id="words"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Button
          type="primary"
          block
          disabled={!found.other.known}
          loading={decide.isPending}
          onClick={() => decide.mutate('approve')}
        >
          {words.approve}
        </Button>
        <Button
          danger
          block
          disabled={reason.trim() === ''}
          loading={decide.isPending}
          onClick={() => decide.mutate('refuse')}
        >
          {words.refuse}
        </Button>
      </Stack>
    </Card>
  )
}
