/** One claim's case: its papers beside the lines, what has to be looked at first, and the decision; amounts follow as one types. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { claimCaseQuery, type ClaimCase } from '../../api/claims-desk.ts'
import { casePage, caseMaterialsQuery, casePath } from '../../api/desk.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Assignee } from '../case/Assignee.tsx'
import { CasePanes } from '../case/CasePanes.tsx'
import { History } from '../case/History.tsx'
import { Others } from '../case/Others.tsx'
import { Points } from '../case/Points.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { ClaimFacts } from './ClaimFacts.tsx'
import { ClaimPapers } from './ClaimPapers.tsx'
import { Decide } from './Decide.tsx'
import { Judged } from './Judged.tsx'
import { Lines } from './Lines.tsx'
import { Outcome } from './Outcome.tsx'
import { useOpenLine } from './useOpenLine.ts'
import { useReview } from './useReview.ts'

export function ClaimCasePage() {
  const { id } = useParams({ strict: false })
  return (
    <DeskPage title={t.claimsDesk.case}>
      <Loaded query={useQuery(claimCaseQuery(id ?? ''))}>
        {/* After each step of the claim the draft and the lines begin anew. */}
        {(found) => <Case key={`${found.claim.id} ${String(found.claim.actions.length)}`} found={found} />}
      </Loaded>
    </DeskPage>
  )
}

/** States in which somebody may take the claim. */
const waiting: readonly string[] = ['sent', 'corrections-asked', 'accepted', 'reviewed']

function Case({ found }: { found: ClaimCase }) {
  const { claim, papers, history, others, assignee, warnings } = found
  const files = useQuery(caseMaterialsQuery('claim', claim.id)).data?.materials ?? []
  const review = useReview(found)
  const opened = useOpenLine()
  return (
    <CasePanes
      path={casePath('claim', claim.id)}
      materials={files}
      titles={new Map(papers.map((one) => [one.id, one.title]))}
      papers={<ClaimPapers papers={papers} />}
      keys={opened.open === undefined ? {} : { Escape: opened.close }}
      facts={
        <>
          <Points
            tone={warnings.length === 0 ? 'good' : 'waiting'}
            title={t.claimsDesk.warnings}
            problems={warnings}
            none={t.claimsDesk.noWarnings}
            withRemedy={() => true}
          />
          <ClaimFacts found={found} />
        </>
      }
      work={
        <>
          <Lines found={found} review={review} opened={opened} />
          <Judged found={found} review={review} />
          <Outcome found={found} review={review} />
        </>
      }
      steps={
        <>
          <History history={history} />
          <Others
            title={t.claimsDesk.others}
            others={others.map((other) => ({
              id: other.id,
              to: casePage('claim', other.id),
              title: other.institution.name,
              about: `${other.situationTitle} · ${spanText(other.from, other.to)} · ${groupYuan(other.total)} ${t.yuan}`,
              tone: other.tone,
              stateTitle: other.stateTitle,
            }))}
          />
        </>
      }
      decide={
        <>
          <Assignee caseId={claim.id} assignee={assignee} waits={waiting.includes(claim.state)} />
          <Decide found={found} review={review} />
        </>
      }
    />
  )
}
