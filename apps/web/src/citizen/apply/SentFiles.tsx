/** The files that came with a record, to look at again. */
import { useMutation } from '@tanstack/react-query'
import type { MaterialMessage } from '@yidi/contracts'
import { saveMaterial } from '../../api/materials.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { fileName, handedInOn } from './EarlierPaper.tsx'
import style from './record.module.css'

export function SentFiles({ materials }: { materials: readonly MaterialMessage[] }) {
  const save = useMutation({ mutationFn: saveMaterial })
  if (materials.length === 0) return null
  return (
    <>
      {save.error ? <Fault error={save.error} /> : null}
      <Stack as="ul" tight>
        {materials.map((material) => (
          <li key={material.id} className={style.sentFile}>
            <Button kind="plain" className={style.sent} onClick={() => save.mutate(material)}>
              <Icon name="save" />
              {fileName(material)}
            </Button>
            {material.carriedOver ? (
              <span className={look.aside}>{t.apply.carriedOver(handedInOn(material))}</span>
            ) : null}
          </li>
        ))}
      </Stack>
    </>
  )
}
