/** 办事: what is under way, whole; then everything that one can do or look up. */
import { useQuery } from '@tanstack/react-query'
import { homeQuery } from '../../api/home.ts'
import { sessionQuery } from '../../api/session.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { isAwaited } from '../../frame/phone/awaited.ts'
import { Page } from '../../frame/phone/Page.tsx'
import { List } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { EntryRow } from '../home/EntryRow.tsx'
import { UnderWayRow } from '../home/UnderWayRow.tsx'
import { entries } from './entries.ts'
import style from './services.module.css'

const words = t.services

export function ServicesPage() {
  const session = useQuery(sessionQuery)
  const citizen = session.data?.who?.kind === 'citizen'
  const home = useQuery({ ...homeQuery, enabled: citizen })
  return (
    <Page title={words.title} tabs wide>
      <Stack>
        {citizen ? <UnderWay /> : null}
        {isAwaited(session) || isAwaited(home) ? null : <Groups />}
      </Stack>
    </Page>
  )
}

/** Everything that is under way, the most urgent first. */
function UnderWay() {
  return (
    <Stack as="section" tight aria-labelledby="under-way">
      <h2 id="under-way">{t.answers.underWay}</h2>
      <Loaded query={useQuery(homeQuery)}>
        {({ underWay }) =>
          underWay.length === 0 ? (
            <p className={look.quiet}>{t.answers.nothingUnderWay}</p>
          ) : (
            <List>
              {underWay.map((one) => (
                <li key={`${one.kind} ${one.id ?? ''}`}>
                  <UnderWayRow one={one} />
                </li>
              ))}
            </List>
          )
        }
      </Loaded>
    </Stack>
  )
}

/** Two columns where there is room. */
const columns = [
  ['care', 'bills'],
  ['account', 'look'],
] as const

function Groups() {
  return (
    <div className={style.groups}>
      {columns.map((groups) => (
        <div key={groups[0]} className={style.column}>
          {groups.map((group) => (
            <Stack key={group} as="section" tight aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>{words.groups[group]}</h2>
              <List>
                {entries
                  .filter((entry) => entry.group === group)
                  .map((entry) => (
                    <EntryRow key={entry.to} door={entry} />
                  ))}
              </List>
            </Stack>
          ))}
        </div>
      ))}
    </div>
  )
}
