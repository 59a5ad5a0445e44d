/** 我的账户: what a year came to, how much of the deductible is borne, and the personal account with its entries. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { sumsQuery, type Deductible, type Sums, type YearSums } from '../../api/sums.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { groupYuan } from '../../texts/yuan.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import style from './account.module.css'
import clsx from 'clsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'

export function AccountPage() {
  return (
    <Page title={t.rooms.account} back="/me">
      <LoggedIn why={t.sums.why}>{() => <Account />}</LoggedIn>
    </Page>
  )
}

function Account() {
  const [year, setYear] = useState<string>()
  return (
    <Loaded query={useQuery(sumsQuery(year))}>
      {(sums) => (
        <Stack>
          {sums.years.length > 1 ? (
            <Chips role="group" aria-label={t.sums.years}>
              {sums.years.map((one) => (
                <Chip key={one} aria-pressed={one === sums.year} onClick={() => setYear(String(one))}>
                  {t.sums.year(one)}
                </Chip>
              ))}
            </Chips>
          ) : null}
          {sums.sums.length === 0 ? (
            <Card as="p" bare>
              {t.sums.notInsured}
            </Card>
          ) : null}
          {sums.sums.map((one) => (
            <Year key={`${one.pool} ${one.insurance}`} sums={one} />
          ))}
          <Balances accounts={sums.accounts} />
        </Stack>
      )}
    </Loaded>
  )
}

const money = (yuan: string) => t.sums.yuan(groupYuan(yuan))

function Year({ sums }: { sums: YearSums }) {
  return (
    <>
      <Card as="section">
        <div>
          <h2>{`${t.sums.year(sums.year)} · ${sums.poolName}`}</h2>
          <p className={look.aside}>{`${t.insurance[sums.insurance]} · ${t.sums.settled(sums.settlements)}`}</p>
        </div>
        <div>
          <p className={look.aside}>{t.sums.cash}</p>
          <p className={clsx(style.own, look.money)}>{money(sums.cash)}</p>
        </div>
        <Pairs>
          <Pair name={t.sums.total} value={money(sums.total)} />
          <Pair name={t.sums.fund} value={money(sums.fund)} />
          <Pair name={t.sums.account} value={money(sums.account)} />
        </Pairs>
        <details>
          <summary>{t.sums.details}</summary>
          <Pairs className={style.more}>
            <Pair name={t.sums.outpatientTotal} value={money(sums.outpatientTotal)} />
            <Pair name={t.sums.inpatientStays} value={t.sums.times(sums.inpatientStays)} />
            <Pair name={t.sums.inpatientEligible} value={money(sums.inpatientEligible)} />
            <Pair name={t.sums.criticalCompliant} value={money(sums.criticalCompliant)} />
            <Pair name={t.sums.criticalPaid} value={money(sums.criticalPaid)} />
          </Pairs>
        </details>
      </Card>
      {sums.deductibles.length === 0 ? null : (
        <Card as="section">
          <div>
            <h2>{t.sums.deductible}</h2>
            <p className={look.aside}>{t.sums.deductibleMore}</p>
          </div>
          {sums.deductibles.map((one) => (
            <OneDeductible key={one.kind} deductible={one} />
          ))}
        </Card>
      )}
    </>
  )
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={look.money}>{value}</dd>
    </>
  )
}

function OneDeductible({ deductible }: { deductible: Deductible }) {
  const { kind, mechanism, used } = deductible
  const groups = groupsOf(deductible)
  return (
    <div className={style.deductible}>
      <h3>{t.sums.kind[kind]}</h3>
      {mechanism === 'none' ? <p>{t.sums.none}</p> : null}
      {mechanism === 'open' ? <p>{t.sums.open}</p> : null}
      {mechanism === 'once-a-year' ? <p className={look.quiet}>{t.sums.used(groupYuan(used))}</p> : null}
      {mechanism === 'per-stay' ? <p className={look.quiet}>{t.sums.perStay}</p> : null}
      <ul>
        {groups.map((group) => (
          <li key={group.label}>
            <span className={style.grow}>
              {group.label === '' ? null : <span>{group.label}</span>}
              <b className={look.money}>{group.amount === undefined ? t.sums.openFigure : money(group.amount)}</b>
            </span>
            {group.left === undefined ? null : (
              <span className={style.left}>
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
    <Card as="section">
      <h2>{t.sums.balance}</h2>
      <Pairs>
        <Pair name={t.sums.currentYear} value={money(accounts.currentYear)} />
        <Pair name={t.sums.pastYear} value={money(accounts.pastYear)} />
      </Pairs>
      <Link to="/account/entries">{t.sums.allEntries}</Link>
      <details>
        <summary>{t.sums.entries}</summary>
        {accounts.entries.length === 0 ? <p className={clsx(look.quiet, style.more)}>{t.sums.noEntries}</p> : null}
        <ul className={style.entries}>
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
    </Card>
  )
}

function Entry({ entry }: { entry: Sums['accounts']['entries'][number] }) {
  return (
    <>
      <span className={style.grow}>
        {entry.reason}
        <span
          className={clsx(look.aside, style.block)}
        >{`${dayText(entry.day)} · ${t.sums.fundName[entry.fund]}`}</span>
      </span>
      <b className={look.money}>{`${entry.amount.startsWith('-') ? '' : '+'}${groupYuan(entry.amount)}`}</b>
    </>
  )
}
