import { Card } from 'antd'
import type { MaterialMessage } from '@yidi/contracts'
import { sizeText } from '../../parts/size.ts'
import { momentText } from '../../texts/days.ts'
import { fileName } from '../../citizen/file/EarlierPaper.tsx'
import { t } from '../../texts/index.ts'

/** What was handed in with a case, to download; `path` is the address of the case. Nothing where nothing was. */
export function Materials(props: {
  path: string
  materials: readonly MaterialMessage[]
  /** What each kind of paper is called, where the case says so. */
  titles?: ReadonlyMap<string, string>
}) {
  const { path, materials, titles } = props
  if (materials.length === 0) return null
  return (
    <Card title={t.desk.uploads}>
      <ul className="stack tight case-files">
        {materials.map((one) => (
          <li key={one.id}>
            {titles?.has(one.kind) === true ? `${titles.get(one.kind)!}：` : null}
            <a href={`${path}/materials/${one.id}`} target="_blank" rel="noreferrer">
              {fileName(one)}
            </a>
            <span className="small quiet">
              {' '}
              {sizeText(one.sizeBytes)} · {momentText(one.uploadedAt)}
              {one.carriedOver ? ` · ${t.desk.carriedOver}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
