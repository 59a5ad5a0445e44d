import { Card } from 'antd'
import type { MaterialMessage } from '@yidi/contracts'
import { sizeText } from '../../texts/size.ts'
import { momentText } from '../../texts/days.ts'
import { fileName } from '../../citizen/file/EarlierPaper.tsx'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import style from './case.module.css'
import look from '../../parts/look/look.module.css'

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
      <Stack as="ul" tight className={style.files}>
        {materials.map((one) => (
          <li key={one.id}>
            {titles?.has(one.kind) === true ? `${titles.get(one.kind)!}：` : null}
            <a href={`${path}/materials/${one.id}`} target="_blank" rel="noreferrer">
              {fileName(one)}
            </a>
            <span className={look.aside}>
              {' '}
              {sizeText(one.sizeBytes)} · {momentText(one.uploadedAt)}
              {one.carriedOver ? ` · ${t.desk.carriedOver}` : ''}
            </span>
          </li>
        ))}
      </Stack>
    </Card>
  )
}
