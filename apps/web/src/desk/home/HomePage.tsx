/** 首页: what a role's day comes to. Each figure is the way to the list that shows just those rows. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { roles as roleTitles } from '@yidi/contracts'
import type { DeskHomeMessage, HomeFigure } from '@yidi/contracts'
import clsx from 'clsx'
import { deskHomeQuery } from '../../api/desk-home.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { cardLook } from '../../parts/card/Card.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import chipStyle from '../../parts/chip/chip.module.css'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Leave } from '../frame/Leave.tsx'
import { DeskLink } from './DeskLink.tsx'
import { HomeChart } from './HomeChart.tsx'
import { Urgent } from './Urgent.tsx'
import style from './home.module.css'

const words = t.deskHome

export function HomePage() {
  const search: Readonly<Record<string, string>> = useSearch({ strict: false })
  const { role, ...rest } = search
  // The queue once stood here: an address of it that somebody kept leads on to it.
  if (Object.keys(rest).length > 0) return <Leave to="/queue" search={rest} />
  return (
    <DeskPage title={t.deskRooms.home}>
      <Home role={role} />
    </DeskPage>
  )
}

function Home({ role }: { role: string | undefined }) {
  return (
    <Loaded query={useQuery(deskHomeQuery(role))}>
      {(home) => (
        <Stack>
          <Roles of={home} />
          <ul className={style.figures} aria-label={words.figures}>
            {home.figures.map((figure) => (
              <li key={figure.name} className={clsx(figure.value.length > mostBeside && style.long)}>
                <Figure of={figure} />
              </li>
            ))}
          </ul>
          {home.urgent === null ? null : <Urgent of={home.urgent} />}
          <div className={style.charts}>
            {home.charts.map((chart) => (
              <HomeChart key={chart.name} of={chart} />
            ))}
          </div>
        </Stack>
      )}
    </Loaded>
  )
}

/** For an account of several roles: whose home this is, and the others. */
function Roles({ of: { role, roles } }: { of: DeskHomeMessage }) {
  if (roles.length === 1) return null
  return (
    <Chips as="nav" aria-label={words.role}>
      {roles.map((one) => (
        <Link
          key={one}
          to="/"
          search={{ role: one } as never}
          className={clsx(chipStyle.chip, style.role, one === role && style.chosen)}
          aria-current={one === role ? 'page' : undefined}
        >
          {roleTitles[one]}
        </Link>
      ))}
    </Chips>
  )
}

/** A figure of more characters has a narrow screen's row for itself. */
const mostBeside = 10

function Figure({ of: { name, value, unit, beside, to } }: { of: HomeFigure }) {
  const late = name === 'overdue' && value !== '0'
  return (
    <DeskLink to={to} className={clsx(cardLook, style.figure)}>
      <span className={look.quiet}>{words.figure[name]}</span>
      <span className={clsx(style.value, late && style.late)}>
        <b>{unit === 'yuan' ? groupYuan(value) : grouped(value)}</b>
        <span className={look.aside}>{unit === 'yuan' ? t.yuan : (words.unit[name] ?? words.pieces)}</span>
      </span>
      {beside === undefined ? null : <span className={look.aside}>{words.beside(groupYuan(beside))}</span>}
    </DeskLink>
  )
}

/** `12,345` */
const grouped = (count: string): string => count.replace(/\B(?=(\d{3})+$)/g, ',')
