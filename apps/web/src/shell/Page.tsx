/** The frame of every phone page: the way back, the title, the choice of size, and one primary button at the thumb. */
import { Link, useRouter } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { t } from '../texts/index.ts'
import { setSize, useSize } from '../theme/mode.ts'
import { ActingBar } from './ActingBar.tsx'
import { Bell } from './Bell.tsx'
import './page.css'

const tabs = [
  { to: '/', name: 'home', icon: 'home' },
  { to: '/quote', name: 'quote', icon: 'calculate' },
  { to: '/filings', name: 'filings', icon: 'file' },
  { to: '/settlements', name: 'settlements', icon: 'bill' },
  { to: '/me', name: 'me', icon: 'person' },
] as const satisfies { to: string; name: keyof typeof t.nav; icon: IconName }[]

function Tabs({ className }: { className: string }) {
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
  wide?: boolean
  /** Shows the row of main pages; left out where one thing is being done. */
  tabs?: boolean
}

export function Page({ title, children, back, onBack, foot, wide, tabs: withTabs }: PageProps) {
  const router = useRouter()
  const size = useSize()
  useEffect(() => {
    document.title = title === t.name ? title : `${title} · ${t.name}`
  }, [title])
  const goBack = () => {
    if (onBack) onBack()
    else if (router.history.canGoBack()) router.history.back()
    else void router.navigate({ to: back ?? '/' })
  }
  return (
    <div className="page">
      <header className="page-head">
        <div>
          {back === undefined ? null : (
            <button type="button" className="button plain back" aria-label={t.back} onClick={goBack}>
              <Icon name="back" />
            </button>
          )}
          <h1 className="title" tabIndex={-1}>
            {title}
          </h1>
          <Tabs className="wide-nav" />
          {withTabs ? <Bell /> : null}
          <button type="button" className="size" onClick={() => setSize(size === 'elder' ? 'normal' : 'elder')}>
            {size === 'elder' ? t.normalSize : t.elder}
          </button>
        </div>
        <ActingBar />
      </header>
      <main className={wide ? 'page-body wide' : 'page-body'}>{children}</main>
      {foot ? (
        <div className="page-foot">
          <div>{foot}</div>
        </div>
      ) : withTabs ? (
        <Tabs className="tabs" />
      ) : null}
    </div>
  )
}
