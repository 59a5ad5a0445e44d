/** The made-up people of the demonstration, to log in as; shows nothing where no demonstration is loaded. */
import { useQuery } from '@tanstack/react-query'
import type { PoolSummary } from '@yidi/contracts'
import { demoQuery } from '../../api/demo.ts'
import { poolsQuery, usePoolName } from '../../api/policy.ts'
import * as t from '../../texts/index.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { OptionLine, OptionList } from '../../parts/options/Options.tsx'
import style from './login.module.css'

/** The role, and the pool where the account's name ends with one. */
function staffTitle(
  { name, roles }: { name: string; roles: readonly string[] },
  pools: readonly PoolSummary[],
): string {
  const pool = pools.find(({ code }) => name.endsWith(code))
  return pool === undefined ? roles.join('、') : t.login.demoPerson(roles.join('、'), pool.short)
}

export function DemoAccounts({ who, onChoose }: { who: 'citizen' | 'staff'; onChoose: (name: string) => void }) {
  const demo = useQuery(demoQuery).data
  const poolName = usePoolName()
  const pools = useQuery(poolsQuery).data ?? []
  const accounts =
    (who === 'citizen'
      ? demo?.citizens.map((one) => ({
          name: one.idNumber,
          title: t.login.demoPerson(one.name, poolName(one.pool)),
        }))
      : demo?.staff.map((one) => ({ name: one.name, title: staffTitle(one, pools) }))) ?? []
  if (accounts.length === 0) return null
  return (
    <Card as="section" tight aria-labelledby="demo-title">
      <h2 id="demo-title">{t.login.demo}</h2>
      <p className={look.aside}>{who === 'citizen' ? t.login.demoPassword : t.login.demoStaffPassword}</p>
      <OptionList {...(who === 'staff' ? { className: style.staff } : {})}>
        {accounts.map((account) => (
          <OptionLine
            key={account.name}
            beneath={<span className={look.money}>{account.name}</span>}
            onClick={() => onChoose(account.name)}
          >
            {account.title}
          </OptionLine>
        ))}
      </OptionList>
    </Card>
  )
}
