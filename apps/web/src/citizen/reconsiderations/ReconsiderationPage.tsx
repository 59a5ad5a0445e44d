/** 复议: what it is about, which office has taken it, and what came of it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { reconsiderationQuery, withdrawReconsideration, type Reconsideration } from '../../api/reconsiderations.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { AskPage } from './AskPage.tsx'

const words = t.reconsiderations

export function ReconsiderationPage() {
  const { id = '' } = useParams({ strict: false })
  // One more address would stand in the table of every first load.
  if (id === 'new') return <AskPage />
  return (
    <Page title={words.one} back="/services">
      <LoggedIn why={words.why}>{() => <One id={id} />}</LoggedIn>
    </Page>
  )
}

function One({ id }: { id: string }) {
  return (
    <Loaded query={useQuery(reconsiderationQuery(id))}>
      {(one) => (
        <Stack>
          <Result one={one} />
          <Facts one={one} />
          {one.allowed.includes('withdraw') ? <Withdraw id={one.id} /> : null}
        </Stack>
      )}
    </Loaded>
  )
}

function Result({ one: { result } }: { one: Reconsideration }) {
  if (result === null) return null
  return (
    <Card as="section" aria-labelledby="decision">
      <h2 id="decision">{words.decision}</h2>
      <p>{result.words}</p>
      <BasisChip basis={result.basis} />
      <p className={look.aside}>{dayText(result.day)}</p>
    </Card>
  )
}

function Facts({ one }: { one: Reconsideration }) {
  const { about, number } = one
  return (
    <Card as="section">
      <Ends>
        <h2>{about.title}</h2>
        <Tag tone={one.tone}>{one.stateTitle}</Tag>
      </Ends>
      <Pairs>
        <dt>{words.result}</dt>
        <dd>{about.result}</dd>
        <dt>{words.decidedOn}</dt>
        <dd>{dayText(about.day)}</dd>
        <dt>{words.askedOn}</dt>
        <dd>{dayText(one.askedOn)}</dd>
        <dt>{words.office}</dt>
        <dd>{one.office ?? words.officeOpen}</dd>
        {number === null ? null : (
          <>
            <dt>{words.number}</dt>
            <dd>{number}</dd>
          </>
        )}
      </Pairs>
      <p>{words.said(one.text)}</p>
      <p className={look.aside}>{one.right.text}</p>
      {one.right.basis === null ? null : <BasisChip basis={one.right.basis} />}
      {about.kind === 'register' || about.kind === 'measure' ? null : (
        <Link to={about.kind === 'filing' ? '/filings/$id' : '/claims/$id'} params={{ id: about.id }}>
          {words.open}
        </Link>
      )}
    </Card>
  )
}

function Withdraw({ id }: { id: string }) {
  const queries = useQueryClient()
  const take = useCommand(
    (one: string, key: string) => withdrawReconsideration(one, key),
    () => queries.invalidateQueries({ queryKey: ['reconsiderations'] }),
  )
  return (
    <>
      {take.error ? <Fault error={take.error} /> : null}
      <Button kind="danger" disabled={take.isPending} onClick={() => take.mutate(id)}>
        {words.withdraw}
      </Button>
    </>
  )
}
