/** 首页 answers: where I am covered, what is under way, what the last bill came to; then what one comes to do. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import clsx from 'clsx'
import { homeQuery } from '../../api/home.ts'
import { sessionQuery } from '../../api/session.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { isAwaited } from '../../frame/phone/awaited.ts'
import { Page } from '../../frame/phone/Page.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { List } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { useSize } from '../../theme/mode.ts'
import { Answers } from './Answers.tsx'
import { EntryRow, type Door } from './EntryRow.tsx'
import style from './home.module.css'

// Not taken apart out of `t`: that would bring the words of every page along.
const words = t.home

export function HomePage() {
  const session = useQuery(sessionQuery)
  const citizen = session.data?.who?.kind === 'citizen'
  const home = useQuery({ ...homeQuery, enabled: citizen })
  const elder = useSize() === 'elder'
  return (
    <Page title={words.title} tabs wide>
      <div className={style.home}>
        <Stack>
          <h2 className={style.hello}>{citizen ? words.greeting(session.data?.displayName ?? '') : words.hello}</h2>
          {citizen ? <Loaded query={home}>{(answer) => <Answers home={answer} />}</Loaded> : null}
          {citizen || isAwaited(session) ? null : <p className={style.lead}>{words.lead}</p>}
        </Stack>
        {isAwaited(session) || isAwaited(home) ? null : (
          <Stack>
            {elder ? <ThreeButtons /> : <Doors citizen={citizen} />}
            {citizen || elder ? null : (
              <p className={clsx(look.aside, style.staff)}>
                <a href="/desk/login">{words.staff}</a>
                {' · '}
                <a href={t.language === 'zh' ? '/en' : '/'} lang={t.language === 'zh' ? 'en' : 'zh-CN'}>
                  {t.frame.otherLanguage}
                </a>
              </p>
            )}
          </Stack>
        )}
      </div>
    </Page>
  )
}

/**
 * 长辈版 has three, of one size: where to be treated and whether it is paid for, the filing that this needs, and a person to
 * ask for whoever would rather speak. One's own filings and the last bill are a tap away in the answers above, everything
 * else below 办事.
 */
function ThreeButtons() {
  return (
    <>
      <Link to={'/go' as string} className={clsx(style.large, style.first)}>
        <Icon name="question" />
        {words.go}
      </Link>
      <Link to="/file" className={style.large}>
        <Icon name="plus" />
        {words.file}
      </Link>
      <a href="tel:12393" className={style.large}>
        <Icon name="phone" />
        {words.call}
      </a>
    </>
  )
}

const doors: readonly Door[] = [
  { to: '/file', icon: 'plus', title: words.file, more: words.fileMore },
  { to: '/quote', icon: 'calculate', title: words.quote, more: words.quoteMore },
]
const logIn: Door = { to: '/login', icon: 'person', title: words.logIn, more: words.logInMore }

function Doors({ citizen }: { citizen: boolean }) {
  return (
    <>
      <Link to={'/go' as string} className={style.main}>
        <Icon name="question" />
        <span>
          <b>{words.go}</b>
          <span className={look.small}>{words.goMore}</span>
        </span>
        <Icon name="next" />
      </Link>
      <List>
        {(citizen ? doors : [...doors, logIn]).map((door) => (
          <EntryRow key={door.to} door={door} />
        ))}
      </List>
    </>
  )
}
