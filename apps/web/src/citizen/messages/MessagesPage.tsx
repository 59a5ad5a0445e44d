/** 消息: what the person was told, by day, the newest first; opening one marks it as read. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { actingId } from '../../api/acting.ts'
import { markRead, noticesPage, type Notice } from '../../api/notices.ts'
import { Icon, type IconName } from '../../parts/icon/Icon.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText, today } from '../../texts/days.ts'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import * as t from '../../texts/index.ts'
import { MailCard } from './MailCard.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import style from './messages.module.css'
import { Button } from '../../parts/button/Button.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import clsx from 'clsx'

export function MessagesPage() {
  return (
    <Page title={t.rooms.messages} back="/">
      <LoggedIn why={t.messages.why}>{() => <Inbox />}</LoggedIn>
    </Page>
  )
}

function Inbox() {
  const queries = useQueryClient()
  const query = useInfiniteQuery({
    queryKey: ['notices', 'list'],
    queryFn: ({ pageParam, signal }) => noticesPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.earlier,
  })
  const read = async (ids?: string[]) => {
    await markRead(ids)
    await queries.invalidateQueries({ queryKey: ['notices'] })
  }
  if (query.error) return <Fault error={query.error} again={() => void query.refetch()} />
  if (query.data === undefined) return <p className={look.quiet}>{t.loading}</p>
  const notices = query.data.pages.flatMap((page) => page.notices)
  const unread = query.data.pages[0]?.unread ?? 0
  return (
    <Stack>
      {unread > 0 ? (
        <div className={style.head}>
          <span>{t.messages.unread(unread)}</span>
          <Button onClick={() => void read()}>{t.messages.readAll}</Button>
        </div>
      ) : null}
      {notices.length === 0 ? (
        <EmptyState icon="bell" title={t.messages.none}>
          {t.messages.noneNext}
        </EmptyState>
      ) : null}
      {byDay(notices).map(([day, ofDay]) => (
        <Stack key={day} as="section" tight>
          <h2 className={look.aside}>{day === today() ? t.messages.today : dayText(day)}</h2>
          <List>
            {ofDay.map((notice) => (
              <li key={notice.id}>
                <Line notice={notice} onOpen={() => void (notice.read ? undefined : read([notice.id]))} />
              </li>
            ))}
          </List>
        </Stack>
      ))}
      {query.hasNextPage ? <Button onClick={() => void query.fetchNextPage()}>{t.messages.earlier}</Button> : null}
      {/* The address is one's own: not shown while acting for somebody else. */}
      {actingId() === null ? <MailCard /> : null}
    </Stack>
  )
}

const icons: Record<Notice['tone'], IconName> = { good: 'good', waiting: 'wait', refusal: 'stop', plain: 'bell' }

/** Where the record that a notice speaks of is seen. */
const pages = {
  filing: '/filings/$id',
  settlement: '/settlements/$id',
  claim: '/claims/$id',
  complaint: '/complaints/$id',
  reconsideration: '/reconsiderations/$id',
  measures: '/measures',
} as const

function Line({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const words = (
    <>
      <span className={clsx(style.icon, notice.tone !== 'plain' && style[notice.tone])}>
        <Icon name={icons[notice.tone]} />
      </span>
      <span className={look.grow}>
        <b>{notice.title}</b>
        {notice.read ? null : <span className={style.new}>{t.messages.new}</span>}
        <span className={style.text}>{notice.text}</span>
        {notice.todo === undefined ? null : <span className={clsx(look.aside, style.text)}>{notice.todo}</span>}
      </span>
    </>
  )
  if (notice.opens === undefined)
    return notice.read ? (
      <div className={clsx(rowLook, style.row)}>{words}</div>
    ) : (
      <button type="button" className={clsx(rowLook, style.row)} onClick={onOpen}>
        {words}
      </button>
    )
  return (
    <Link
      to={pages[notice.opens.page]}
      params={{ id: notice.opens.id }}
      className={clsx(rowLook, style.row)}
      onClick={onOpen}
    >
      {words}
      <Icon name="next" />
    </Link>
  )
}

/** The notices of each day together, in the order they come in. */
function byDay(notices: readonly Notice[]): [string, Notice[]][] {
  const days = new Map<string, Notice[]>()
  for (const notice of notices) days.set(notice.day, [...(days.get(notice.day) ?? []), notice])
  return [...days]
}
