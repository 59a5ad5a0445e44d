/** The made-up people of the demonstration, to log in as; shows nothing where no demonstration is loaded. */
import { useQuery } from '@tanstack/react-query'
import { demoQuery } from '../../api/demo.ts'
import { poolOf } from '../quote/pools.ts'
import { t } from '../../texts/index.ts'

export function DemoAccounts({ who, onChoose }: { who: 'citizen' | 'staff'; onChoose: (name: string) => void }) {
  const demo = useQuery(demoQuery).data
  const accounts =
    (who === 'citizen'
      ? demo?.citizens.map((one) => ({
          name: one.idNumber,
          title: t.login.demoPerson(one.name, poolOf(one.pool).name),
        }))
      : demo?.staff.map((one) => ({ name: one.name, title: one.roles.join('、') }))) ?? []
  if (accounts.length === 0) return null
  return (
    <section className="card stack tight" aria-labelledby="demo-title">
      <h2 id="demo-title">{t.login.demo}</h2>
      <p className="small quiet">{t.login.demoPassword}</p>
      <div className="options">
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
