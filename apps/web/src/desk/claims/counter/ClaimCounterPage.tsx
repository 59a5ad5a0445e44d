/** 窗口报销: a person comes with paper; their claims, and a new one typed in, checked, sent. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { counterClaimsQuery, wholeAtCounter, type Claim } from '../../../api/claims-desk.ts'
import { casePage, caseMaterialsQuery, type CounterPerson } from '../../../api/desk.ts'
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import look from '../../../parts/look/look.module.css'
import { Notice } from '../../../parts/notice/Notice.tsx'
import { Stack } from '../../../parts/stack/Stack.tsx'
import { Fault, Loaded } from '../../../frame/Loaded.tsx'
import * as t from '../../../texts/index.ts'
import { FindPerson } from '../../entry/FindPerson.tsx'
import { PersonCard } from '../../entry/PersonCard.tsx'
import { useCounter } from '../../entry/useCounter.ts'
import { DeskPage } from '../../frame/DeskPage.tsx'
import { ClaimEntryForm } from './ClaimEntryForm.tsx'
import { ClaimHere } from './ClaimHere.tsx'
import { claimEntryOf, type ClaimEntry } from './entry.ts'

const words = t.claimCounter

export function ClaimCounterPage() {
  const counter = useCounter()
  const { found } = counter
  return (
    <DeskPage title={t.deskRooms.claimCounter}>
      <FindPerson {...counter} />
      {found === undefined ? null : <Found key={found.who} person={found.person} idNumber={found.who} />}
    </DeskPage>
  )
}

type Doing = { what: 'new' } | { what: 'correct'; id: string; entry: ClaimEntry } | { what: 'done'; claim: Claim }

function Found({ person, idNumber }: { person: CounterPerson; idNumber: string }) {
  const query = useQuery(counterClaimsQuery(idNumber))
  // The visit for which somebody came here, where the page before knew it.
  const search: Record<string, string> = useSearch({ strict: false })
  const [doing, setDoing] = useState<Doing>()
  const correct = useCorrecting(idNumber, (id, entry) => setDoing({ what: 'correct', id, entry }))
  return (
    <Stack>
      <PersonCard person={person} />
      <Loaded query={query}>
        {({ claims, situations, visits }) => (
          <>
            <Card as="section" aria-label={words.claims}>
              <h2>{words.claims}</h2>
              {claims.length === 0 ? <p className={look.quiet}>{words.noClaims}</p> : null}
              <Stack as="ul">
                {claims.map((claim) => (
                  <ClaimHere
                    key={claim.id}
                    claim={claim}
                    idNumber={idNumber}
                    onCorrect={() => correct.mutate(claim.id)}
                    onChanged={() => void query.refetch()}
                  />
                ))}
              </Stack>
              {correct.error ? <Fault error={correct.error} /> : null}
              {doing === undefined ? (
                <Button kind="primary" onClick={() => setDoing({ what: 'new' })}>
                  {words.begin}
                </Button>
              ) : null}
            </Card>
            {doing?.what === 'done' ? (
              <Sent
                claim={doing.claim}
                onAnother={() => {
                  setDoing(undefined)
                  void query.refetch()
                }}
              />
            ) : doing === undefined ? null : (
              <ClaimEntryForm
                key={doing.what === 'correct' ? doing.id : 'new'}
                {...{ person, idNumber, situations, visits }}
                visit={visits.find(({ visitId }) => visitId === search['visit'])}
                correcting={doing.what === 'correct' ? doing : undefined}
                onDone={(claim) => setDoing({ what: 'done', claim })}
              />
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

/** Fetches what was sent of a claim, to put it right. */
function useCorrecting(idNumber: string, onFound: (id: string, entry: ClaimEntry) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (id: string) => {
      const [{ form }, { materials }] = await Promise.all([
        wholeAtCounter(id, idNumber),
        queries.fetchQuery(caseMaterialsQuery('claim', id)),
      ])
      return claimEntryOf(form, materials)
    },
    onSuccess: (entry, id) => onFound(id, entry),
  })
}

/** What became of the claim. */
function Sent({ claim, onAnother }: { claim: Claim; onAnother: () => void }) {
  return (
    <Notice tone={claim.tone} live>
      <h2>{words.sent(claim.stateTitle)}</h2>
      <p>
        <Link to={casePage('claim', claim.id)}>{claim.id}</Link> · {claim.institution.name} · {claim.situationTitle}
      </p>
      <Button onClick={onAnother}>{words.another}</Button>
    </Notice>
  )
}
