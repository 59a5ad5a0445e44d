/** 账户支取: what is under way, and whose money waits to be asked for. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PayoutsMessage } from '@yidi/contracts'
import { Card } from 'antd'
import { payoutsQuery } from '../../api/payouts.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { tones } from './tones.ts'

const words = t.payouts

export function PayoutsPage() {
  return (
    <DeskPage title={t.deskRooms.payouts}>
      <Loaded query={useQuery(payoutsQuery)}>
        {(list) => (
          <Stack>
            <Open open={list.open} />
            <Waiting waiting={list.waiting} />
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

function Open({ open }: Pick<PayoutsMessage, 'open'>) {
  return (
    <Card title={words.open}>
      {open.length === 0 ? (
        <p className={look.quiet}>{words.nothingOpen}</p>
      ) : (
        <Rows
          label={words.open}
          heads={words.openHeads}
          rows={open.map((one) => ({
            key: one.id,
            cells: [
              one.personName,
              <Link key="open" to="/account-payouts/$id" params={{ id: one.id }}>
                {one.title}
              </Link>,
              <Tag key="state" tone={tones[one.state]}>
                {one.stateTitle}
              </Tag>,
              dayText(one.since.slice(0, 10)),
            ],
          }))}
        />
      )}
    </Card>
  )
}

function Waiting({ waiting }: Pick<PayoutsMessage, 'waiting'>) {
  return (
    <Card title={words.waiting}>
      <Stack tight>
        <p className={look.aside}>{words.waitingLead}</p>
        {waiting.length === 0 ? (
          <p className={look.quiet}>{words.nothingWaiting}</p>
        ) : (
          <Rows
            label={words.waiting}
            heads={words.waitingHeads}
            rows={waiting.map((one) => ({
              key: one.personNo,
              cells: [
                <Link key="person" to="/people/$personNo/account-payouts" params={{ personNo: one.personNo }}>
                  {one.personName}
                </Link>,
                one.whyTitle,
                <span key="amount" className={look.money}>
                  {groupYuan(one.amount)}
                </span>,
              ],
            }))}
          />
        )}
      </Stack>
    </Card>
  )
}
