/** What a section of a service guide says: items one below the other, or a table where they have columns. */
import { Link } from '@tanstack/react-router'
import { columnTitles } from '@yidi/rules'
import type { ServiceGuide } from '../../api/guidance.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import style from './guidance.module.css'
import clsx from 'clsx'

const words = t.guidance
type Item = ServiceGuide['sections'][number]['items'][number]

export function GuideItems({ items }: { items: Item[] }) {
  const titles = columnTitles(items)
  if (titles.length > 0) return <GuideTable items={items} titles={titles} />
  return (
    <ul>
      {items.map((item) => (
        <Stack key={`${item.label ?? ''}${item.text}`} as="li" tight>
          {item.label === undefined ? null : <h3 className={look.aside}>{item.label}</h3>}
          <Said item={item} />
          {item.articles === undefined ? <Source item={item} /> : <Articles item={item} articles={item.articles} />}
        </Stack>
      ))}
    </ul>
  )
}

function Said({ item }: { item: Item }) {
  const href = item.contact && `${item.contact.kind === 'telephone' ? 'tel:' : 'https://'}${item.contact.to}`
  return (
    <p>
      {href === undefined ? item.text : <a href={href}>{item.text}</a>}
      {item.status === undefined ? null : (
        <span className={style.guideMark}>{item.status === 'open' ? words.open : words.provisional}</span>
      )}
    </p>
  )
}

/** The chip of the article; a text that is neither law nor an agency's guide says what kind it is and of when. */
function Source({ item: { source, textKind } }: { item: Item }) {
  if (source === undefined) return null
  return (
    <div className={style.guideSource}>
      <BasisChip basis={source} />
      {textKind === undefined ? null : <span className={look.aside}>{textKind}</span>}
    </div>
  )
}

/** A document with each article that is used of it: a tap opens the article in the legal basis. */
function Articles({ item: { source }, articles }: { item: Item; articles: string[] }) {
  if (source === undefined) return null
  return (
    <p className={clsx(style.guideArticles, look.small)}>
      {articles.map((article) => (
        <Link key={article} to="/policy/$document" params={{ document: source.document }} search={{ article } as never}>
          {article}
        </Link>
      ))}
    </p>
  )
}

/** One row an item; on a narrow screen the cells of a wide table stand below each other, each with its title. */
function GuideTable({ items, titles }: { items: Item[]; titles: string[] }) {
  const sources = [...new Map(items.map((item) => [JSON.stringify(item.source), item])).values()]
  return (
    <Stack tight>
      <table className={titles.length > 2 ? clsx(style.guideTable, style.wide) : style.guideTable} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" />
            {titles.map((title) => (
              <th key={title} role="columnheader" scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => (
            <tr key={`${item.label ?? ''}${item.text}`} role="row">
              <th role="rowheader" scope="row">
                {item.label}
                {item.text === '' ? null : <span className={clsx(look.aside, look.block)}>{item.text}</span>}
              </th>
              {titles.map((title) => {
                const cell = item.columns?.find((column) => column.title === title)
                return (
                  <td
                    key={title}
                    role="cell"
                    data-title={title}
                    className={cell === undefined ? style.none : undefined}
                  >
                    {cell?.text ?? '—'}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {sources.map((item) => (
        <Source key={JSON.stringify(item.source)} item={item} />
      ))}
    </Stack>
  )
}
