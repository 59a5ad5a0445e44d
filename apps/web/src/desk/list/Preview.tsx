/** The chosen line at the right of the list, where the screen has room for it. */
import { Link } from '@tanstack/react-router'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import * as t from '../../texts/index.ts'
import type { Choice, ListDeclaration, ListPage } from './declaration.ts'
import style from './list.module.css'

export function Preview<Line, Page extends ListPage<Line>>(props: {
  list: ListDeclaration<Line, Page>
  line: Line
  choice: Choice
}) {
  const { list, line, choice } = props
  const to = list.addressOf(line)
  return (
    <aside className={style.preview} aria-label={t.list.preview}>
      <Card>
        <h2>{list.nameOf(line)}</h2>
        {list.preview(line)}
        {to === undefined ? null : (
          <Link to={to} search={choice as never} className={buttonLook('primary')}>
            {t.list.open}
          </Link>
        )}
      </Card>
    </aside>
  )
}
