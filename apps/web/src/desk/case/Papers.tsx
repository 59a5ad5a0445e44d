/** Each paper of the case and where it stands; what nobody has seen stands out. */
import { paperStates } from '@yidi/rules'
import { Card } from 'antd'
import type { DeskCase } from '../../api/desk.ts'
import { Tag } from '../../parts/Note.tsx'
import { t } from '../../texts/index.ts'

export type CasePapers = DeskCase['check']['papers']

/** The papers that nobody has seen; an approval needs a word about them. */
export function unseen(papers: CasePapers): CasePapers {
  return papers.filter(({ state }) => paperStates[state].missing)
}

export function Papers({ papers }: { papers: CasePapers }) {
  return (
    <Card title={t.desk.papers}>
      {papers.length === 0 ? <p className="quiet">{t.desk.noPapers}</p> : null}
      <ul className="stack tight case-papers">
        {papers.map(({ id, title, state }) => (
          <li key={id} className="filing-head">
            <span>{title}</span>
            <Tag tone={paperStates[state].missing ? 'refusal' : state === 'uploaded' ? 'good' : 'plain'}>
              {paperStates[state].title}
            </Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}
