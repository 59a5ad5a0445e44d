/** The made-up people of the demonstration, to log in as; shows nothing where no demonstration is loaded. */
import { useQuery } from '@tanstack/react-query'
import type { PoolSummary } from '@yidi/contracts'
import { demoQuery } from '../../api/demo.ts'
import { poolsQuery, usePoolName } from '../../api/policy.ts'
import { t } from '../../texts/index.ts'

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
    <section className="card stack tight" aria-labelledby="demo-title">
      <h2 id="demo-title">{t.login.demo}</h2>
      <p className="small quiet">{who === 'citizen' ? t.login.demoPassword : t.login.demoStaffPassword}</p>
      <div className={who === 'citizen' ? 'options' : 'options demo-staff'}>
        {accounts.map((account) => (
          <button key={account.name} type="button" className="option" onClick={() => onChoose(account.name)}>
            <span>{account.title}</span>
            <span className="small quiet money">{account.name}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
