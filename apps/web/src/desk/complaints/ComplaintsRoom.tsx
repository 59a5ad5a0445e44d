/** 投诉咨询 of the pool, wherever it stands, of people we know and of callers we do not; what is late stands first. */
import { complaintKinds, complaintStates } from '@yidi/contracts'
import { Link } from '@tanstack/react-router'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'
import { DeskPage } from '../frame/DeskPage.tsx'
import { DeskList } from '../list/DeskList.tsx'
import { due, newest, opened, taskList } from '../queue/tasks.tsx'

const words = t.complaintsDesk
const states = Object.fromEntries(Object.entries(complaintStates).map(([state, { title }]) => [state, title]))

const complaints = taskList({
  name: 'complaints',
  title: words.list,
  filters: [
    { name: 'type', all: words.allSubjects, options: words.subjects },
    { name: 'state', all: words.allStates, options: states },
    { name: 'kind', all: words.allCallers, options: words.callers },
  ],
  sorts: { due, newest, opened },
  always: { kind: complaintKinds, status: 'any', sort: 'due' },
  empty: { all: words.none, filtered: words.nothing },
})

export function ComplaintsRoom() {
  return (
    <DeskPage title={words.list}>
      <p className={formsStyle.formButtons}>
        <Link to="/complaints-entry">{words.entry}</Link>
        <Link to="/complaints/statistics">{words.statistics}</Link>
        <Link to="/complaints/settings">{words.settings}</Link>
      </p>
      <DeskList list={complaints} />
    </DeskPage>
  )
}
