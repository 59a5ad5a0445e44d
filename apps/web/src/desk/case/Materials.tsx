import { Card } from 'antd'
import type { MaterialMessage } from '@yidi/contracts'
import { momentText } from '../../texts/days.ts'
import { fileName } from '../../citizen/file/EarlierPaper.tsx'
import { t } from '../../texts/index.ts'

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`

/** What was handed in with a case, to download; `path` is the address of the case. Nothing where nothing was. */
export function Materials({ path, materials }: { path: string; materials: readonly MaterialMessage[] }) {
  if (materials.length === 0) return null
  return (
    <Card title={t.desk.uploads}>
      <ul className="stack tight case-files">
        {materials.map((one) => (
          <li key={one.id}>
            <a href={`${path}/materials/${one.id}`} target="_blank" rel="noreferrer">
              {fileName(one)}
            </a>
            <span className="small quiet">
              {' '}
              {megabytes(one.sizeBytes)} · {momentText(one.uploadedAt)}
              {one.carriedOver ? ` · ${t.desk.carriedOver}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
