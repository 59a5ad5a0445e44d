/** One 个人账户支取: what it stands on, who gets what, and the decision about it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PayoutMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { approvePayout, changePayoutAccount, endPayout, payoutQuery } from '../../api/payouts.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Facts } from '../case/Facts.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { AccountFields, emptyAccount, sentAccount } from './AccountFields.tsx'
import { Deciding } from './Deciding.tsx'
import { tones } from './tones.ts'

const words = t.payouts
type Part = PayoutMessage['parts'][number]

export function PayoutPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.title}>
      <Loaded query={useQuery(payoutQuery(id))}>{(payout) => <Shown asked={id} payout={payout} />}</Loaded>
    </DeskPage>
  )
}

function Shown({ asked, payout }: { asked: string; payout: PayoutMessage }) {
  const queries = useQueryClient()
  const [part, setPart] = useState<Part>()
  const done = async () => {
    setPart(undefined)
    await queries.invalidateQueries({ queryKey: payoutQuery(asked).queryKey })
  }
  const amount = words.yuan(groupYuan(payout.amount))
  const labels = { approve: words.approve(groupYuan(payout.amount)), refuse: words.refuse, withdraw: words.withdraw }
  return (
    <Stack>
      <Link to="/people/$personNo/account-payouts" params={{ personNo: payout.personNo }}>
        {words.toPerson}
      </Link>
      <Facts
        title={`${payout.personName} · ${payout.title}`}
        state={{ tone: tones[payout.state], title: payout.stateTitle }}
        rows={[
          [words.balance, payout.state === 'entered' ? `${amount}（${words.wouldBe}）` : amount],
          [words.currentYear, words.yuan(groupYuan(payout.currentYear))],
          [words.pastYear, words.yuan(groupYuan(payout.pastYear))],
          [words.deathOf, payout.death && `${dayText(payout.death.day)}（${payout.death.document}）`],
          [
            words.transferTo,
            payout.transfer && words.transferLine(payout.transfer.toName, dayText(payout.transfer.lastDay)),
          ],
          [words.document, payout.document],
          [words.enteredBy, `${dayText(payout.enteredOn)} · ${payout.enteredBy}`],
          [words.decidedBy, payout.decidedOn && `${dayText(payout.decidedOn)} · ${payout.decidedBy ?? ''}`],
          [words.decision, payout.reason],
        ]}
      />
      {payout.warnings.map((one) => (
        <Notice key={one} tone="waiting">
          {one}
        </Notice>
      ))}
      <Parts parts={payout.parts} change={setPart} />
      {part === undefined ? null : (
        <AccountForm key={part.id} part={part} close={() => setPart(undefined)} done={done} />
      )}
      <Deciding
        actions={payout.allowed
          .filter((action) => action in labels)
          .map((action) => ({
            action: action as keyof typeof labels,
            label: labels[action as keyof typeof labels],
            plain: action === 'approve',
          }))}
        bar={payout.bar}
        run={(action, reason, key) =>
          action === 'approve'
            ? approvePayout(payout.id, payout.amount, key)
            : endPayout(payout.id, action, reason, key)
        }
        done={done}
      />
    </Stack>
  )
}

function Parts({ parts, change }: { parts: readonly Part[]; change: (part: Part) => void }) {
  return (
    <Card title={words.parts}>
      <Rows
        label={words.parts}
        heads={words.partHeads}
        rows={parts.map((part) => ({
          key: part.id,
          cells: [
            <Stack key="who" as="span" tight>
              <span>{[part.name, part.relation].filter(Boolean).join('，')}</span>
              {part.proof === null ? null : <span className={look.aside}>{part.proof}</span>}
            </Stack>,
            words.percent(part.sharePpm),
            <span key="amount" className={look.money}>
              {groupYuan(part.amount)}
            </span>,
            `${part.bank} ${part.account}`,
            <Stack key="state" as="span" tight>
              <Tag tone={tones[part.state]}>{part.stateTitle}</Tag>
              {part.returned === null ? null : <span className={look.aside}>{part.returned}</span>}
              {part.mayChangeAccount ? (
                <span>
                  <Button size="small" aria-label={words.changeAccountOf(part.name)} onClick={() => change(part)}>
                    {words.changeAccount}
                  </Button>
                </span>
              ) : null}
            </Stack>,
          ],
        }))}
      />
    </Card>
  )
}

function AccountForm({ part, close, done }: { part: Part; close: () => void; done: () => unknown }) {
  const [account, setAccount] = useState(emptyAccount)
  const command = useCommand(
    (input: Parameters<typeof changePayoutAccount>[1], key: string) => changePayoutAccount(part.id, input, key),
    done,
  )
  return (
    <ActionForm
      title={words.changeAccountOf(part.name)}
      submit={words.save}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(sentAccount(account))}
    >
      <AccountFields account={account} change={(change) => setAccount({ ...account, ...change })} />
    </ActionForm>
  )
}
