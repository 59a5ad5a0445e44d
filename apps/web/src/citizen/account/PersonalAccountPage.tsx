/** 我的个人账户: both funds, and every entry with its reason and what was left after it, year by year. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AccountMessage } from '@yidi/contracts'
import clsx from 'clsx'
import { myAccountQuery } from '../../api/personal-account.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import style from './account.module.css'

const words = t.personalAccount
type Year = AccountMessage['years'][number]

export function PersonalAccountPage() {
  return (
    <Page title={words.title} back="/account">
      <LoggedIn why={words.why}>{() => <Account />}</LoggedIn>
    </Page>
  )
}

function Account() {
  return (
    <Loaded query={useQuery(myAccountQuery)}>
      {(account) => (
        <Stack>
          <Balances account={account} />
          {account.years.length === 0 ? (
            <Card as="p" bare>
              {words.none}
            </Card>
          ) : null}
          {account.years.map((year) => (
            <OneYear key={year.year} year={year} />
          ))}
          {account.premiums.length === 0 ? null : <Premiums premiums={account.premiums} />}
        </Stack>
      )}
    </Loaded>
  )
}

const money = (yuan: string) => words.yuan(groupYuan(yuan))

function Balances({ account }: { account: AccountMessage }) {
  return (
    <Card as="section">
      <div>
        <p className={look.aside}>{words.total}</p>
        <p className={clsx(style.held, look.money)}>{money(account.total)}</p>
      </div>
      <Pairs>
        <dt>{words.currentYear}</dt>
        <dd className={look.money}>{money(account.currentYear)}</dd>
        <dt>{words.pastYear}</dt>
        <dd className={look.money}>{money(account.pastYear)}</dd>
      </Pairs>
      {account.pension === null ? null : (
        <p className={look.aside}>{words.pension(groupYuan(account.pension.amount), account.pension.from)}</p>
      )}
      <Link to="/me/sharing">{words.sharing}</Link>
    </Card>
  )
}

function OneYear({ year }: { year: Year }) {
  return (
    <Card as="section">
      <div>
        <h2>{words.year(year.year)}</h2>
        <p className={look.aside}>{words.inOut(groupYuan(year.in), groupYuan(year.out))}</p>
      </div>
      <ul className={style.entries}>
        {year.entries.map((entry, index) => (
          <li key={index}>
            <span className={style.grow}>
              {words.entry(entry.reason, entry.period)}
              <span
                className={clsx(look.aside, style.block)}
              >{`${dayText(entry.day)} · ${words.fund[entry.fund]}`}</span>
            </span>
            <span className={style.amount}>
              <b className={look.money}>{`${entry.amount.startsWith('-') ? '' : '+'}${groupYuan(entry.amount)}`}</b>
              {words.after(groupYuan(entry.currentYear), groupYuan(entry.pastYear)).map((left) => (
                <span key={left} className={clsx(look.aside, style.block)}>
                  {left}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Premiums({ premiums }: { premiums: AccountMessage['premiums'] }) {
  return (
    <Card as="section">
      <h2>{words.premiums}</h2>
      <Stack as="ul" tight>
        {premiums.map(({ year, fromPool, fromAccount, owed }) => (
          <li key={year}>
            {words.premium(year, groupYuan(fromPool), groupYuan(fromAccount))}
            {owed === '0.00' ? null : (
              <span className={clsx(look.aside, style.block)}>{words.owed(groupYuan(owed))}</span>
            )}
          </li>
        ))}
      </Stack>
    </Card>
  )
}
