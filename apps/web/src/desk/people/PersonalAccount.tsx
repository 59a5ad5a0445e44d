/** 个人账户 of a person, as the phone shows it to the person. */
import { useQuery } from '@tanstack/react-query'
import type { AccountMessage } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { accountOfQuery } from '../../api/personal-account.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Check } from '../../parts/field/Check.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'

const words = t.personalAccount
const shownAtFirst = 12

export function PersonalAccount({ personNo }: { personNo: string }) {
  return (
    <Card title={words.desk}>
      <Loaded query={useQuery(accountOfQuery(personNo))}>
        {(account) => (
          <Stack tight>
            <p>
              {[
                `${words.currentYear} ${words.yuan(groupYuan(account.currentYear))}`,
                `${words.pastYear} ${words.yuan(groupYuan(account.pastYear))}`,
              ].join('，')}
            </p>
            {account.pension === null ? null : (
              <p className={look.quiet}>{words.pension(groupYuan(account.pension.amount), account.pension.from)}</p>
            )}
            {account.premiums.map(({ year, fromPool, fromAccount, owed }) => (
              <p key={year} className={look.quiet}>
                {`${words.premiums}${words.premium(year, groupYuan(fromPool), groupYuan(fromAccount))}${owed === '0.00' ? '' : `；${words.owed(groupYuan(owed))}`}`}
              </p>
            ))}
            <Entries entries={account.years.flatMap(({ entries }) => entries)} />
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}

/** The latest entries, and on request all of them. */
function Entries({ entries }: { entries: AccountMessage['years'][number]['entries'] }) {
  const [all, setAll] = useState(false)
  if (entries.length === 0) return <p className={look.quiet}>{words.none}</p>
  return (
    <>
      <Rows
        label={words.desk}
        heads={words.heads}
        rows={(all ? entries : entries.slice(0, shownAtFirst)).map((entry, index) => ({
          key: index,
          cells: [
            dayText(entry.day),
            words.entry(entry.reason, entry.period),
            words.fund[entry.fund],
            <span key="amount" className={look.money}>
              {groupYuan(entry.amount)}
            </span>,
            <span key="current" className={look.money}>
              {groupYuan(entry.currentYear)}
            </span>,
            <span key="past" className={look.money}>
              {groupYuan(entry.pastYear)}
            </span>,
          ],
        }))}
      />
      {entries.length > shownAtFirst ? (
        <Check label={words.all(entries.length)} checked={all} onChange={setAll} />
      ) : null}
    </>
  )
}
