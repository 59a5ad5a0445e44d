/** 隐私: what is stored about me, and who looked at my records or did something with them. */
import { useQuery } from '@tanstack/react-query'
import { actingId } from '../../api/acting.ts'
import { looksQuery } from '../../api/family.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { OwnOnly } from '../family/OwnOnly.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Dots, List } from '../../parts/list/List.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import familyStyle from '../family/family.module.css'

const words = t.family.privacy

export function PrivacyPage() {
  return (
    <Page title={t.rooms.privacy} back="/me">
      <Stack>
        <Card as="section" tight aria-labelledby="stored-title">
          <h2 id="stored-title">{words.stored}</h2>
          <Dots>
            {words.list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Dots>
        </Card>
        <LoggedIn why={words.why}>{() => (actingId() === null ? <Looks /> : <OwnOnly />)}</LoggedIn>
      </Stack>
    </Page>
  )
}

function Looks() {
  return (
    <Stack as="section" tight aria-labelledby="looks-title">
      <h2 id="looks-title">{words.looks}</h2>
      <p className={look.aside}>{words.looksNote}</p>
      <Loaded query={useQuery(looksQuery)}>
        {({ looks }) =>
          looks.length === 0 ? (
            <Card as="p" bare className={look.quiet}>
              {words.noLooks}
            </Card>
          ) : (
            <List className={familyStyle.looks}>
              {looks.map((one, index) => (
                <li key={`${one.at}-${String(index)}`}>
                  <span>
                    <b>{one.by}</b> {one.what}
                  </span>
                  <span className={look.aside}>{momentText(one.at)}</span>
                </li>
              ))}
            </List>
          )
        }
      </Loaded>
    </Stack>
  )
}
