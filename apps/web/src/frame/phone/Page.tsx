/** The frame of every phone page: the way back, the title, the choice of size, and one primary button at the thumb. */
import { Link, useRouter } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { Icon, type IconName } from '../../parts/icon/Icon.tsx'
import * as t from '../../texts/index.ts'
import { setSize, useSize } from '../../theme/mode.ts'
import { PhoneNetwork } from './PhoneNetwork.tsx'
import { useLogInEnded } from './useLogInEnded.ts'
import { ActingBar } from './ActingBar.tsx'
import { Bell } from './Bell.tsx'
import style from './page.module.css'
import { Button } from '../../parts/button/Button.tsx'
import clsx from 'clsx'

const tabs = [
  { to: '/', name: 'home', icon: 'home' },
  { to: '/services', name: 'services', icon: 'file' },
  { to: '/me', name: 'me', icon: 'person' },
] as const satisfies { to: string; name: keyof typeof t.nav; icon: IconName }[]

function Tabs({ className }: { className: string | undefined }) {
  return (
    <nav className={className} aria-label={t.nav.label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} activeOptions={{ exact: tab.to === '/' }}>
          <Icon name={tab.icon} />
          {t.nav[tab.name]}
        </Link>
      ))}
    </nav>
  )
}

interface PageProps {
  title: string
  children: ReactNode
  /** Where 返回 leads when there is no page before this one; the pages of the bottom row have none. */
  back?: string
  onBack?: () => void
  /** The one primary button. */
  foot?: ReactNode
  /** The button of `foot` stands in the page itself where there is room for it. */
  footIsNarrow?: boolean
  wide?: boolean
  /** Shows the row of main pages; left out where one thing is being done. */
  tabs?: boolean
}

export function Page({ title, children, back, onBack, foot, footIsNarrow, wide, tabs: withTabs }: PageProps) {
  const router = useRouter()
  const size = useSize()
  useLogInEnded()
  useEffect(() => {
    document.title = title === t.name ? title : `${title} · ${t.name}`
  }, [title])
  const goBack = () => {
    if (onBack) onBack()
    else if (router.history.canGoBack()) router.history.back()
    else void router.navigate({ to: back ?? '/' })
  }
  return (
    <div className={style.page}>
      <header className={style.pageHead}>
        <div className={style.headLine}>
          {back === undefined ? null : (
            <Button kind="plain" className={style.back} aria-label={t.back} onClick={goBack}>
              <Icon name="back" />
            </Button>
          )}
          <h1 className={style.title} tabIndex={-1}>
            {title}
          </h1>
          <Tabs className={style.wideNav} />
          {withTabs ? <Bell /> : null}
          <button type="button" className={style.size} onClick={() => setSize(size === 'elder' ? 'normal' : 'elder')}>
            {size === 'elder' ? t.normalSize : t.elder}
          </button>
        </div>
        <ActingBar />
        <PhoneNetwork />
      </header>
      <main className={clsx(style.pageBody, wide && style.wide)}>{children}</main>
      {foot ? (
        <footer className={clsx(style.pageFoot, footIsNarrow && style.narrowFoot)}>
          <div className={style.footLine}>{foot}</div>
        </footer>
      ) : withTabs ? (
        <Tabs className={style.tabs} />
      ) : null}
    </div>
  )
}
