/** 消息: what the person was told, by day, the newest first; opening one marks it as read. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { actingId } from '../../api/acting.ts'
import { markRead, noticesPage, type Notice } from '../../api/notices.ts'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText, today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { MailCard } from './MailCard.tsx'
import './messages.css'

export function MessagesPage() {
  return (
    <Page title={t.messages.title} back="/">
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
  if (query.data === undefined) return <p className="quiet">{t.loading}</p>
  const notices = query.data.pages.flatMap((page) => page.notices)
  const unread = query.data.pages[0]?.unread ?? 0
  return (
    <div className="stack">
      {unread > 0 ? (
        <div className="messages-head">
          <span>{t.messages.unread(unread)}</span>
          <button type="button" className="button" onClick={() => void read()}>
            {t.messages.readAll}
          </button>
        </div>
      ) : null}
      {notices.length === 0 ? <p className="card">{t.messages.none}</p> : null}
      {byDay(notices).map(([day, ofDay]) => (
        <section key={day} className="stack tight">
          <h2 className="small quiet">{day === today() ? t.messages.today : dayText(day)}</h2>
          <ul className="card list">
            {ofDay.map((notice) => (
              <li key={notice.id}>
                <Line notice={notice} onOpen={() => void (notice.read ? undefined : read([notice.id]))} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage ? (
        <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
          {t.messages.earlier}
        </button>
      ) : null}
      {/* The address is one's own: not shown while acting for somebody else. */}
      {actingId() === null ? <MailCard /> : null}
    </div>
  )
}

const icons: Record<Notice['tone'], IconName> = { good: 'good', waiting: 'wait', refusal: 'stop', plain: 'bell' }

function Line({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const words = (
    <>
      <span className={`messages-icon ${notice.tone}`}>
        <Icon name={icons[notice.tone]} />
      </span>
      <span className="grow">
        <b>{notice.title}</b>
        {notice.read ? null : <span className="messages-new">{t.messages.new}</span>}
        <span className="block">{notice.text}</span>
        {notice.todo === undefined ? null : <span className="small quiet block">{notice.todo}</span>}
      </span>
    </>
  )
  if (notice.opens === undefined)
    return notice.read ? (
      <div className="row messages-row">{words}</div>
    ) : (
      <button type="button" className="row messages-row" onClick={onOpen}>
        {words}
      </button>
    )
  return (
    <Link
      to={notice.opens.page === 'filing' ? '/filings/$id' : '/settlements/$id'}
      params={{ id: notice.opens.id }}
      className="row messages-row"
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
