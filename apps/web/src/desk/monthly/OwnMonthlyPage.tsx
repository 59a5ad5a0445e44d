/** 月度申报 as the institution has it: what it can apply for, and what it applied for. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { MonthlyOffer, OwnMonthlyMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { applyForMonth, monthlyKey, ownMonthlyQuery } from '../../api/monthly.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Rows } from '../forms/Rows.tsx'
import { Applications, Money } from './Applications.tsx'

const words = t.monthly
const heads = [
  ...[words.month, words.kind, words.count, words.total, words.fund, words.account, words.cash, words.payable],
  words.action,
]

export function OwnMonthlyPage() {
  return (
    <DeskPage title={t.deskRooms.monthly}>
      <p className={look.quiet}>
        {words.ownLead} <Link to="/own-monthly/year">{t.methods.toYear}</Link>
      </p>
      <Loaded query={useQuery(ownMonthlyQuery)}>
        {(own) => (
          <Stack>
            {own.account.inForce === null ? <Notice tone="waiting">{words.noBank}</Notice> : null}
            <Offers own={own} />
            <Card title={words.applications}>
              {own.applications.length === 0 ? (
                <p className={look.quiet}>{words.noApplications}</p>
              ) : (
                <Applications door="institution" applications={own.applications} />
              )}
            </Card>
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

function Offers({ own: { offers } }: { own: OwnMonthlyMessage }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const apply = useCommand(applyForMonth, async ({ applicationId }) => {
    await queries.invalidateQueries({ queryKey: monthlyKey })
    await navigate({ to: '/own-monthly/$id', params: { id: applicationId } })
  })
  return (
    <Card title={words.offers}>
      <Stack tight>
        {apply.error === null ? null : <Fault error={apply.error} />}
        {offers.length === 0 ? <p className={look.quiet}>{words.noOffers}</p> : null}
        {offers.length === 0 ? null : (
          <Rows
            label={words.offers}
            heads={heads}
            rows={offers.map((offer) => ({
              key: `${offer.month} ${offer.kind}`,
              cells: [
                offer.month,
                words.kinds[offer.kind],
                offer.figures.count,
                ...[offer.figures.total, offer.figures.fund, offer.figures.account, offer.figures.cash].map(
                  (yuan, index) => <Money key={`${String(index)} ${yuan}`} yuan={yuan} />,
                ),
                <Money key="payable" yuan={offer.payable} />,
                <Apply
                  key="apply"
                  offer={offer}
                  busy={apply.isPending}
                  onApply={() => apply.mutate({ month: offer.month, kind: offer.kind, figures: offer.figures })}
                />,
              ],
            }))}
          />
        )}
      </Stack>
    </Card>
  )
}

function Apply({ offer, busy, onApply }: { offer: MonthlyOffer; busy: boolean; onApply: () => void }) {
  if (offer.applicationId !== null)
    return (
      <Link to="/own-monthly/$id" params={{ id: offer.applicationId }}>
        {offer.applicationId}
      </Link>
    )
  if (!offer.over) return <span className={look.aside}>{words.notOver}</span>
  return (
    <Button
      size="small"
      type="primary"
      loading={busy}
      aria-label={words.applyOf(offer.month, words.kinds[offer.kind])}
      onClick={onApply}
    >
      {words.apply}
    </Button>
  )
}
