/** 追回: what one must give back to the fund, why, by when, how, what came in, and how to object. */
import { Link } from '@tanstack/react-router'
import type { OwnReclaimsMessage } from '@yidi/contracts'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'

const words = t.ownReclaims
type Order = OwnReclaimsMessage['orders'][number]

export function Reclaim({ one }: { one: Order }) {
  const { orderId, caseId, amount, received, writtenOff, open, limitDay, overdue, document, reason, stateTitle } = one
  const owes = open !== '0.00'
  const isOver = one.state === 'cancelled'
  return (
    <Card as="section">
      <h2>
        {words.title} <Tag tone={owes ? 'refusal' : 'good'}>{stateTitle}</Tag>
      </h2>
      {owes ? (
        <p>
          {words.owe(groupYuan(open), dayText(limitDay))} {overdue ? <Tag tone="refusal">{words.overdue}</Tag> : null}
        </p>
      ) : null}
      {isOver ? <p>{words.cancelled}</p> : null}
      {reason === null ? null : (
        <p>
          {words.reason}：{sentence(reason)}
        </p>
      )}
      <Pairs>
        <dt>{words.amount}</dt>
        <dd>{words.yuan(groupYuan(amount))}</dd>
        <dt>{words.received}</dt>
        <dd>{words.yuan(groupYuan(received))}</dd>
        {writtenOff === '0.00' ? null : (
          <>
            <dt>{words.writtenOff}</dt>
            <dd>{words.yuan(groupYuan(writtenOff))}</dd>
          </>
        )}
        <dt>{words.document}</dt>
        <dd>{document}</dd>
        <dt>{words.case}</dt>
        <dd>{caseId}</dd>
        <dt>{words.number}</dt>
        <dd>{orderId}</dd>
      </Pairs>
      <Parts one={one} />
      {owes ? (
        <>
          <p>{words.pay}</p>
          <p>{words.object}</p>
          <Link to="/complaints/$id" params={{ id: 'new' }} className={buttonLook()}>
            {words.write}
          </Link>
        </>
      ) : null}
    </Card>
  )
}

/** Of which settlements, and what came in. */
function Parts({ one: { settlements, receipts } }: { one: Order }) {
  return (
    <>
      <h3>{words.settlements}</h3>
      {settlements.map(({ settlementId, institutionName, amount }) => (
        <p key={settlementId}>
          <Link to="/settlements/$id" params={{ id: settlementId }}>
            {institutionName}
          </Link>{' '}
          {words.yuan(groupYuan(amount))}
        </p>
      ))}
      <h3>{words.receipts}</h3>
      {receipts.length === 0 ? <p className={look.quiet}>{words.noReceipts}</p> : null}
      {receipts.map(({ day, wayTitle, amount, givenBackOn }, index) => (
        <p key={index}>
          {dayText(day)} {wayTitle} {words.yuan(groupYuan(amount))}
          {givenBackOn === null ? '' : `，${words.givenBack(dayText(givenBackOn))}`}
        </p>
      ))}
    </>
  )
}
