/** 备案: every filing of the pool, wherever it stands: by its number or by the person, taken along as a file. */
import { filingStates } from '@yidi/contracts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { DeskList } from '../list/DeskList.tsx'
import { byChannel, byType, due, newest, opened, taskList } from '../queue/tasks.tsx'

const states = Object.fromEntries(Object.entries(filingStates).map(([state, { title }]) => [state, title]))

const filings = taskList({
  name: 'filings',
  title: t.deskRooms.filingSearch,
  filters: [byType, byChannel, { name: 'state', all: t.desk.allStates, options: states }],
  sorts: { newest, opened, due },
  always: { kind: 'filing', status: 'any', sort: 'newest' },
  empty: { all: t.desk.noFilings, filtered: t.entry.nothing },
})

export function FilingsRoom() {
  return (
    <DeskPage title={t.deskRooms.filingSearch}>
      <DeskList list={filings} />
    </DeskPage>
  )
}
