/** One: what was written, how far it is, the answer, and in one touch how satisfied one is with it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ComplaintRating } from '@yidi/contracts'
import { complaintQuery, rateComplaint, withdrawComplaint, type Complaint } from '../../api/complaints.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Options } from '../../parts/options/Options.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Timeline } from '../../parts/timeline/Timeline.tsx'
import { dayText, sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { SentFiles } from '../apply/SentFiles.tsx'
import { NewComplaintPage } from './NewComplaintPage.tsx'

const words = t.complaints

export function ComplaintPage() {
  const { id = '' } = useParams({ strict: false })
  // One more address would stand in the table of every first load.
  if (id === 'new') return <NewComplaintPage />
  return (
    <Page title={words.one} back="/complaints">
      <LoggedIn why={words.why}>{() => <One id={id} />}</LoggedIn>
    </Page>
  )
}

function One({ id }: { id: string }) {
  const { fresh } = useSearch({ strict: false }) as { fresh?: string }
  return (
    <Loaded query={useQuery(complaintQuery(id))}>
      {(complaint) => (
        <Stack>
          {fresh === '1' && complaint.answer === null ? (
            <Notice tone="waiting" live>
              <h2>{words.sentNow}</h2>
              <p>{sentence(complaint.limit)}</p>
            </Notice>
          ) : null}
          {complaint.overdue ? (
            <Notice tone="refusal">
              <p>{words.late}</p>
            </Notice>
          ) : null}
          <Answer complaint={complaint} />
          <Facts complaint={complaint} />
          <Card as="section" aria-labelledby="progress">
            <h2 id="progress">{words.progress}</h2>
            <Timeline moments={complaint.steps.map(({ title, day }) => ({ kind: 'done', title, day }))} />
          </Card>
          {complaint.allowed.includes('withdraw') ? <Withdraw id={complaint.id} /> : null}
        </Stack>
      )}
    </Loaded>
  )
}

function Facts({ complaint }: { complaint: Complaint }) {
  const { settlement, institution, phone } = complaint
  return (
    <Card as="section">
      <Ends>
        <h2>{complaint.subjectTitle}</h2>
        <Tag tone={complaint.tone}>{complaint.stateTitle}</Tag>
      </Ends>
      <p>{complaint.text}</p>
      <Pairs>
        {institution === null ? null : (
          <>
            <dt>{words.institution}</dt>
            <dd>{institution.name}</dd>
          </>
        )}
        {phone === null ? null : (
          <>
            <dt>{words.contact}</dt>
            <dd>{phone}</dd>
          </>
        )}
        <dt>{words.filedOn}</dt>
        <dd>{dayText(complaint.filedOn)}</dd>
        <dt>{words.limit}</dt>
        <dd>{complaint.limit}</dd>
        <dt>{words.number}</dt>
        <dd className={look.small}>{complaint.id}</dd>
      </Pairs>
      {settlement === null ? null : (
        <Link to="/settlements/$id" params={{ id: settlement }}>
          {words.openBill}
        </Link>
      )}
      <SentFiles materials={complaint.materials} />
    </Card>
  )
}

const useAgain = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['complaints'] })
}

function Answer({ complaint }: { complaint: Complaint }) {
  const { id, answer, rating, rateUntil } = complaint
  const rate = useCommand((said: ComplaintRating, key: string) => rateComplaint(id, said, key), useAgain())
  if (answer === null) return null
  return (
    <Card as="section" aria-labelledby="answer">
      <h2 id="answer">{words.answer}</h2>
      <p>{answer.words}</p>
      <p className={look.aside}>{words.answeredBy(answer.desk, dayText(answer.day))}</p>
      {rateUntil === null ? (
        rating === null ? null : (
          <p>{words.rated(words.ratings[rating])}</p>
        )
      ) : (
        <Stack as="section" tight aria-labelledby="rating">
          <h3 id="rating">{words.rating}</h3>
          {rateUntil === '' ? null : <p className={look.aside}>{words.rateUntil(dayText(rateUntil))}</p>}
          <Options
            options={Object.entries(words.ratings).map(([value, label]) => ({
              value: value as ComplaintRating,
              label,
            }))}
            chosen={rating ?? undefined}
            onChoose={(said) => {
              if (!rate.isPending && said !== rating) rate.mutate(said)
            }}
          />
          {rate.error ? <Fault error={rate.error} /> : null}
        </Stack>
      )}
    </Card>
  )
}

function Withdraw({ id }: { id: string }) {
  const take = useCommand((one: string, key: string) => withdrawComplaint(one, key), useAgain())
  return (
    <>
      {take.error ? <Fault error={take.error} /> : null}
      <Button kind="danger" disabled={take.isPending} onClick={() => take.mutate(id)}>
        {words.withdraw}
      </Button>
    </>
  )
}
