/** 我的账户: what a year came to, how much of the deductible is borne, and the personal account with its entries. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { sumsQuery, type Deductible, type Sums, type YearSums } from '../../api/sums.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { groupYuan } from '../../bill/yuan.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import './account.css'

export function AccountPage() {
  return (
    <Page title={t.sums.title} back="/me">
      <LoggedIn why={t.sums.why}>{() => <Account />}</LoggedIn>
    </Page>
  )
}

function Account() {
  const [year, setYear] = useState<string>()
  return (
    <Loaded query={useQuery(sumsQuery(year))}>
      {(sums) => (
        <div className="stack">
          {sums.years.length > 1 ? (
            <div className="chips" role="group" aria-label={t.sums.years}>
              {sums.years.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="chip"
                  aria-pressed={one === sums.year}
                  onClick={() => setYear(String(one))}
                >
                  {t.sums.year(one)}
                </button>
              ))}
            </div>
          ) : null}
          {sums.sums.length === 0 ? <p className="card">{t.sums.notInsured}</p> : null}
          {sums.sums.map((one) => (
            <Year key={`${one.pool} ${one.insurance}`} sums={one} />
          ))}
          <Balances accounts={sums.accounts} />
        </div>
      )}
    </Loaded>
  )
}

const money = (yuan: string) => t.sums.yuan(groupYuan(yuan))

function Year({ sums }: { sums: YearSums }) {
  return (
    <>
      <section className="card stack">
        <div>
          <h2>{`${t.sums.year(sums.year)} · ${sums.poolName}`}</h2>
          <p className="small quiet">{`${t.insurance[sums.insurance]} · ${t.sums.settled(sums.settlements)}`}</p>
        </div>
        <div>
          <p className="small quiet">{t.sums.cash}</p>
          <p className="account-own money">{money(sums.cash)}</p>
        </div>
        <dl className="pairs">
          <Pair name={t.sums.total} value={money(sums.total)} />
          <Pair name={t.sums.fund} value={money(sums.fund)} />
          <Pair name={t.sums.account} value={money(sums.account)} />
        </dl>
        <details>
          <summary>{t.sums.details}</summary>
          <dl className="pairs account-more">
            <Pair name={t.sums.outpatientTotal} value={money(sums.outpatientTotal)} />
            <Pair name={t.sums.inpatientStays} value={t.sums.times(sums.inpatientStays)} />
            <Pair name={t.sums.inpatientEligible} value={money(sums.inpatientEligible)} />
            <Pair name={t.sums.criticalCompliant} value={money(sums.criticalCompliant)} />
            <Pair name={t.sums.criticalPaid} value={money(sums.criticalPaid)} />
          </dl>
        </details>
      </section>
      {sums.deductibles.length === 0 ? null : (
        <section className="card stack">
          <div>
            <h2>{t.sums.deductible}</h2>
            <p className="small quiet">{t.sums.deductibleMore}</p>
          </div>
          {sums.deductibles.map((one) => (
            <OneDeductible key={one.kind} deductible={one} />
          ))}
        </section>
      )}
    </>
  )
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="money">{value}</dd>
    </>
  )
}

function OneDeductible({ deductible }: { deductible: Deductible }) {
  const { kind, mechanism, used } = deductible
  const groups = groupsOf(deductible)
  return (
    <div className="account-deductible">
      <h3>{t.sums.kind[kind]}</h3>
      {mechanism === 'none' ? <p>{t.sums.none}</p> : null}
      {mechanism === 'open' ? <p>{t.sums.open}</p> : null}
      {mechanism === 'once-a-year' ? <p className="quiet">{t.sums.used(groupYuan(used))}</p> : null}
      {mechanism === 'per-stay' ? <p className="quiet">{t.sums.perStay}</p> : null}
      <ul>
        {groups.map((group) => (
          <li key={group.label}>
            <span className="grow">
              {group.label === '' ? null : <span>{group.label}</span>}
              <b className="money">{group.amount === undefined ? t.sums.openFigure : money(group.amount)}</b>
            </span>
            {group.left === undefined ? null : (
              <span className="account-left">
                {group.left === '0.00' ? t.sums.reached : t.sums.left(groupYuan(group.left))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {basesOf(deductible).map((figure) => (
        <BasisChip
          key={`${figure.source.document} ${figure.source.article}`}
          basis={figure.source}
          parameters={deductible.figures
            .filter((one) => sameBasis(one, figure))
            .map((one) => ({
              name: one.label,
              title: one.label === '' ? deductible.title : one.label,
              value: one.amount === undefined ? t.sums.openFigure : money(one.amount),
              from: one.from,
              ...(one.status === 'provisional' ? { status: one.status } : {}),
            }))}
        />
      ))}
    </div>
  )
}

type DeductibleFigure = Deductible['figures'][number]

/** Cases with the same figure in one line: 二级医院、一级医院. */
function groupsOf({ figures }: Deductible): DeductibleFigure[] {
  const groups = new Map<string, DeductibleFigure>()
  for (const figure of figures) {
    const key = `${figure.amount ?? ''} ${figure.status}`
    const there = groups.get(key)
    groups.set(key, there === undefined ? figure : { ...there, label: `${there.label}、${figure.label}` })
  }
  return [...groups.values()]
}

const sameBasis = (one: DeductibleFigure, other: DeductibleFigure): boolean =>
  one.source.document === other.source.document && one.source.article === other.source.article

/** Each article once. */
function basesOf({ figures }: Deductible): DeductibleFigure[] {
  const bases = new Map(figures.map((figure) => [`${figure.source.document} ${figure.source.article}`, figure]))
  return [...bases.values()]
}

function Balances({ accounts }: { accounts: Sums['accounts'] }) {
  return (
    <section className="card stack">
      <h2>{t.sums.balance}</h2>
      <dl className="pairs">
        <Pair name={t.sums.currentYear} value={money(accounts.currentYear)} />
        <Pair name={t.sums.pastYear} value={money(accounts.pastYear)} />
      </dl>
      <details>
        <summary>{t.sums.entries}</summary>
        {accounts.entries.length === 0 ? <p className="quiet account-more">{t.sums.noEntries}</p> : null}
        <ul className="account-entries">
          {accounts.entries.map((entry, index) => (
            <li key={index}>
              {entry.settlement === undefined ? (
                <Entry entry={entry} />
              ) : (
                <Link to="/settlements/$id" params={{ id: entry.settlement }}>
                  <Entry entry={entry} />
                  <Icon name="next" />
                </Link>
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function Entry({ entry }: { entry: Sums['accounts']['entries'][number] }) {
  return (
    <>
      <span className="grow">
        {entry.reason}
        <span className="small quiet block">{`${dayText(entry.day)} · ${t.sums.fundName[entry.fund]}`}</span>
      </span>
      <b className="money">{`${entry.amount.startsWith('-') ? '' : '+'}${groupYuan(entry.amount)}`}</b>
    </>
  )
}
