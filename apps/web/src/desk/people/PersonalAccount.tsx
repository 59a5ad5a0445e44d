/** 个人账户 of a person, as the phone shows it to the person. */
import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { accountOfQuery } from '../../api/personal-account.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'

const words = t.personalAccount

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
                {`${words.premiums}${words.premium(year, fromPool, fromAccount)}${owed === '0.00' ? '' : `；${words.owed(owed)}`}`}
              </p>
            ))}
            {account.years.length === 0 ? (
              <p className={look.quiet}>{words.none}</p>
            ) : (
              <Rows
                label={words.desk}
                heads={words.heads}
                rows={account.years
                  .flatMap(({ entries }) => entries)
                  .map((entry, index) => ({
                    key: index,
                    cells: [
                      dayText(entry.day),
                      entry.period === null ? entry.reason : `${entry.reason}（${entry.period}）`,
                      words.fund[entry.fund],
                      groupYuan(entry.amount),
                      groupYuan(entry.balance),
                    ],
                  }))}
              />
            )}
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}
