/** The pages of a list, as links: a page is an address like any other. */
import { Link } from '@tanstack/react-router'
import { buttonLook } from '../../parts/button/Button.tsx'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import { changed } from './choice.ts'
import type { Choice, ListPage } from './declaration.ts'
import style from './list.module.css'

export function Pager({ page: { total, page, pageSize }, choice }: { page: ListPage<unknown>; choice: Choice }) {
  const last = Math.max(1, Math.ceil(total / pageSize))
  const to = (no: number) => changed(choice, { page: no === 1 ? '' : String(no) }) as never
  if (total === 0) return null
  const first = (page - 1) * pageSize + 1
  return (
    <nav className={style.pager} aria-label={t.list.pages}>
      <span className={look.aside} role="status">
        {t.list.shown(Math.min(first, total), Math.min(page * pageSize, total), total)}
      </span>
      {last === 1 ? null : (
        <>
          {page > 1 ? (
            <Link to="." search={to(page - 1)} className={buttonLook()} rel="prev">
              {t.list.before}
            </Link>
          ) : null}
          <span className={look.aside}>{t.list.page(page, last)}</span>
          {page < last ? (
            <Link to="." search={to(page + 1)} className={buttonLook()} rel="next">
              {t.list.after}
            </Link>
          ) : null}
        </>
      )}
    </nav>
  )
}
