/** 疑点: what the rules flagged of what was settled, the heaviest first, and the runs that looked. */
import { useQuery } from '@tanstack/react-query'
import { findingSorts, findingStates, findingSubjects } from '@yidi/contracts'
import type { FindingLine, FindingsMessage } from '@yidi/contracts'
import { findingsFile, findingsQuery, oversightSettingsQuery } from '../../api/findings.ts'
import look from '../../parts/look/look.module.css'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import type { ListDeclaration, ListPage } from '../list/declaration.ts'
import { DeskList } from '../list/DeskList.tsx'
import { Runs } from './Runs.tsx'
import { toneOf } from './tone.ts'

const words = t.oversightFindings
type Page = FindingsMessage & ListPage<FindingLine>

export function FindingsRoom() {
  return (
    <DeskPage title={t.deskRooms.findings}>
      <Stack>
        <p className={look.quiet}>{words.lead}</p>
        <Findings />
        <Runs />
      </Stack>
    </DeskPage>
  )
}

function Findings() {
  // Rules are the pool's own; their names are known a moment after the list.
  const rules = useQuery(oversightSettingsQuery).data?.rules ?? []
  const options = Object.fromEntries(rules.flatMap(({ rule, title }) => (rule === 'points' ? [] : [[rule, title]])))
  return (
    <DeskList
      list={listOf(options)}
      head={({ counts }) => <p className={look.aside}>{words.counts(counts.open, counts.inCase, counts.dismissed)}</p>}
    />
  )
}

const columns: ListDeclaration<FindingLine, Page>['columns'] = [
  {
    key: 'what',
    title: words.heads.what,
    fixed: true,
    cell: ({ title, sentence }) => (
      <>
        {title} <div className={look.aside}>{sentence}</div>
      </>
    ),
  },
  { key: 'subject', title: words.heads.subject, cell: ({ subjectTitle }) => subjectTitle },
  { key: 'institution', title: words.heads.institution, cell: ({ institutionName }) => institutionName },
  { key: 'day', title: words.heads.day, cell: ({ day }) => <span className={look.whole}>{dayText(day)}</span> },
  {
    key: 'score',
    title: words.heads.score,
    cell: ({ score }) => <span className={look.whole}>{words.points(score)}</span>,
  },
  {
    key: 'state',
    title: words.heads.state,
    cell: ({ state, stateTitle }) => <Tag tone={toneOf[state]}>{stateTitle}</Tag>,
  },
]

const listOf = (rules: Readonly<Record<string, string>>): ListDeclaration<FindingLine, Page> => ({
  name: 'findings',
  title: t.deskRooms.findings,
  columns,
  filters: [
    { name: 'rule', all: words.allRules, options: rules },
    { name: 'state', all: words.allStates, options: { ...findingStates, any: words.any } },
    { name: 'subject', all: words.allSubjects, options: findingSubjects },
    { name: 'score', all: words.allScores, options: words.scores },
  ],
  sorts: findingSorts,
  query: (choice, find) => findingsQuery(choice, find) as never,
  file: findingsFile,
  keyOf: ({ id }) => id,
  nameOf: ({ title, subjectTitle }) => `${title} ${subjectTitle}`,
  addressOf: ({ id }) => `/oversight/${id}`,
  preview: (line) => <Preview line={line} />,
  empty: { all: words.none, filtered: words.nothing },
})

function Preview({ line }: { line: FindingLine }) {
  const rows = [
    [words.rule, line.title],
    [words.heads.subject, line.subjectTitle],
    [words.heads.institution, line.institutionName],
    [words.heads.day, dayText(line.day)],
    [words.heads.score, words.points(line.score)],
    [words.one.number, line.id],
  ] as const
  return (
    <Stack tight>
      <p>{line.sentence}</p>
      <Pairs>
        {rows.map(([word, value]) =>
          value === null ? null : (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </Pairs>
    </Stack>
  )
}
