/** 投诉咨询: what one has written, the latest first, each with its state. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import clsx from 'clsx'
import { complaintsQuery } from '../../api/complaints.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

const words = t.complaints

export function ComplaintsPage() {
  return (
    <Page
      title={words.title}
      back="/services"
      foot={
        <Link to="/complaints/$id" params={{ id: 'new' }} className={buttonLook('primary')}>
          {words.write}
        </Link>
      }
    >
      <LoggedIn why={words.why}>{() => <Own />}</LoggedIn>
      <p>
        <Link to="/published">{t.published.title}</Link>
      </p>
    </Page>
  )
}

function Own() {
  return (
    <Loaded query={useQuery(complaintsQuery)}>
      {({ complaints }) =>
        complaints.length === 0 ? (
          <EmptyState icon="bell" title={words.none}>
            {words.noneNext}
          </EmptyState>
        ) : (
          <List>
            {complaints.map((one) => (
              <li key={one.id}>
                <Link to="/complaints/$id" params={{ id: one.id }} className={rowLook}>
                  <span className={look.grow}>
                    <b>{one.subjectTitle}</b>
                    <span className={clsx(look.aside, look.block)}>{dayText(one.filedOn)}</span>
                  </span>
                  <Tag tone={one.tone}>{one.stateTitle}</Tag>
                  <Icon name="next" />
                </Link>
              </li>
            ))}
          </List>
        )
      }
    </Loaded>
  )
}
