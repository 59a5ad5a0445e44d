/** 隐私: what is stored about me, and who looked at my records or did something with them. */
import { useQuery } from '@tanstack/react-query'
import { actingId } from '../../api/acting.ts'
import { looksQuery } from '../../api/family.ts'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { momentText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { OwnOnly } from '../family/FamilyPage.tsx'
import '../family/family.css'

const words = t.family.privacy

export function PrivacyPage() {
  return (
    <Page title={words.title} back="/me">
      <div className="stack">
        <section className="card stack tight" aria-labelledby="stored-title">
          <h2 id="stored-title">{words.stored}</h2>
          <ul className="dots stack tight">
            {words.list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <LoggedIn why={words.why}>{() => (actingId() === null ? <Looks /> : <OwnOnly />)}</LoggedIn>
      </div>
    </Page>
  )
}

function Looks() {
  return (
    <section className="stack tight" aria-labelledby="looks-title">
      <h2 id="looks-title">{words.looks}</h2>
      <p className="small quiet">{words.looksNote}</p>
      <Loaded query={useQuery(looksQuery)}>
        {({ looks }) =>
          looks.length === 0 ? (
            <p className="card quiet">{words.noLooks}</p>
          ) : (
            <ul className="card list looks">
              {looks.map((look, index) => (
                <li key={`${look.at}-${String(index)}`}>
                  <span>
                    <b>{look.by}</b> {look.what}
                  </span>
                  <span className="small quiet">{momentText(look.at)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
