/** One authorisation that waits for the agency: who, for whom, by what proof; approved or refused with words. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { authorisationCaseQuery, decideAuthorisation, type AuthorisationCase } from '../../api/family.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { CasePanes } from '../case/CasePanes.tsx'
import { Facts } from '../case/Facts.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
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
    <CasePanes
      path={`/api/desk/registers/${found.id}`}
      materials={found.materials}
      facts={
        <>
          <Facts
            title={found.title}
            state={{ tone: found.state === 'applied' ? 'waiting' : 'plain', title: found.stateTitle }}
            rows={rows}
          />
          <Notice tone={found.other.known ? 'good' : 'waiting'}>
            <p>{found.other.known ? words.known : words.unknown}</p>
          </Notice>
        </>
      }
      steps={null}
      decide={found.state === 'applied' && reviews ? <Decide found={found} /> : null}
    />
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
    <Card as="section" aria-label={words.decide} data-decision="">
      <h2>{words.decide}</h2>
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
      <Button kind="primary" disabled={!found.other.known || decide.isPending} onClick={() => decide.mutate('approve')}>
        {words.approve}
      </Button>
      <Button kind="danger" disabled={reason.trim() === '' || decide.isPending} onClick={() => decide.mutate('refuse')}>
        {words.refuse}
      </Button>
    </Card>
  )
}
