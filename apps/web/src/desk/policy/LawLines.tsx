/** The lines of the law by chapters, and what one of them rests on, opened over them. */
import clsx from 'clsx'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PolicyTableMessage } from '@yidi/contracts'
import { useState } from 'react'
import { documentsQuery } from '../../api/policy.ts'
import look from '../../parts/look/look.module.css'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { Chapter, fewLines } from './Chapter.tsx'
import style from './policy.module.css'

const words = t.policyRoom
export type Line = PolicyTableMessage['lines'][number]

const tones = { stated: 'good', provisional: 'waiting', open: 'plain' } as const

export function LawLines({ chapters, lines }: { chapters: PolicyTableMessage['chapters']; lines: readonly Line[] }) {
  const [open, setOpen] = useState<Line>()
  const few = lines.length <= fewLines
  return (
    <>
      {chapters.map(({ chapter, title }) => {
        const own = lines.filter((line) => line.chapter === chapter)
        if (own.length === 0) return null
        return (
          <Chapter
            key={`${chapter} ${String(few)}`}
            title={words.inChapter(title, own.length)}
            opened={few || own[0] === lines[0]}
          >
            <div className={style.table}>
              <Rows
                label={title}
                heads={words.heads}
                rows={own.map((line) => ({
                  key: line.name,
                  cells: [
                    <span key="title" className={style.title}>
                      {line.title}
                    </span>,
                    <Value key="value" line={line} />,
                    <Tag key="status" tone={tones[line.status]}>
                      {words.statuses[line.status]}
                    </Tag>,
                    dayText(line.from),
                    <SourceOf key="source" line={line} onOpen={() => setOpen(line)} />,
                  ],
                }))}
              />
            </div>
          </Chapter>
        )
      })}
      {open === undefined ? null : <SourceSheet line={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Value({ line: { value, note } }: { line: Line }) {
  return (
    <span className={style.value}>
      {value}
      {note === undefined ? null : <span className={clsx(look.aside, look.block)}>{note}</span>}
    </span>
  )
}

/** The article of a line, which opens its words; in a word where there is no document. */
export function SourceOf({ line, onOpen }: { line: Line; onOpen: () => void }) {
  const documents = useQuery(documentsQuery).data
  const { source, title } = line
  if (source === undefined) return <span className={look.aside}>{words.noSource}</span>
  const name = documents?.get(source.document)?.short ?? source.document
  return (
    <button
      type="button"
      className={style.source}
      aria-label={words.sourceOf(name, source.article, title)}
      onClick={onOpen}
    >
      {name} {source.article}
    </button>
  )
}

export function SourceSheet({ line, onClose }: { line: Line; onClose: () => void }) {
  const documents = useQuery(documentsQuery).data
  const { source, at } = line
  const document = source && documents?.get(source.document)
  const says = document?.articles?.find(({ article }) => article === source?.article)?.says
  return (
    <Sheet title={words.basis} onClose={onClose}>
      <Stack>
        <div>
          <h3>{line.title}</h3>
          <p>
            {line.value} <Tag tone={tones[line.status]}>{words.statuses[line.status]}</Tag>
          </p>
          <p className={look.aside}>{t.bill.inForce(dayText(line.from))}</p>
        </div>
        <div>
          <h3>{document?.title ?? source?.document}</h3>
          <p className={look.aside}>
            {[document?.number, document?.issuer, document?.kind].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div>
          <h3>{source?.article}</h3>
          <p>{says ?? t.bill.wordsMissing}</p>
          <p className={look.aside}>{words.says}</p>
        </div>
        {at === undefined ? null : <p className={look.aside}>{words.where(at.file, at.line)}</p>}
        {source === undefined ? null : (
          <Link
            to="/policy/documents/$document"
            params={{ document: source.document }}
            search={{ article: source.article } as never}
          >
            {words.toArticle}
          </Link>
        )}
      </Stack>
    </Sheet>
  )
}
