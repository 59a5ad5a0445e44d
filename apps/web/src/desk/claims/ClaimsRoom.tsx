/** 报销: every claim of the pool, wherever it stands: by its number or by the person, taken along as a file. */
import { claimStates } from '@yidi/contracts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { DeskList } from '../list/DeskList.tsx'
import { byChannel, due, newest, opened, taskList } from '../queue/tasks.tsx'

const states = Object.fromEntries(Object.entries(claimStates).map(([state, { title }]) => [state, title]))

const claims = taskList({
  name: 'claims',
  title: t.claimsDesk.list,
  filters: [
    { name: 'type', all: t.claimsDesk.allSituations, options: t.claimsDesk.situations },
    byChannel,
    { name: 'state', all: t.desk.allStates, options: states },
  ],
  sorts: { newest, opened, due },
  always: { kind: 'claim', status: 'any', sort: 'newest' },
  empty: { all: t.claimsDesk.none, filtered: t.entry.nothing },
})

export function ClaimsRoom() {
  return (
    <DeskPage title={t.claimsDesk.list}>
      <DeskList list={claims} />
    </DeskPage>
  )
}
