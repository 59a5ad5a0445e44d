/** What was handed in for an earlier filing and serves this one too: used again unless somebody takes a new picture. */
import type { MaterialMessage } from '@yidi/contracts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import style from './paper.module.css'
import look from '../../parts/look/look.module.css'
import clsx from 'clsx'
import { Button } from '../../parts/button/Button.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'

/** The earlier files of one paper, and what was chosen about them. */
export interface Earlier {
  files: readonly MaterialMessage[]
  /** A new one is handed in instead. */
  anew: boolean
  onAnew: (anew: boolean) => void
  /** Shows one; absent where it is not to be seen. */
  onLook?: ((file: MaterialMessage) => void) | undefined
}

export function EarlierPaper({ title, earlier }: { title: string; earlier: Earlier }) {
  const { files, anew, onAnew, onLook } = earlier
  return (
    <Stack tight className={style.earlier}>
      <p className={look.small}>{t.apply.earlier}</p>
      <ul>
        {files.map((file) => (
          <li key={file.id} className={style.uploaded}>
            <Icon name="file" />
            <span className={clsx(look.grow, look.small)}>
              {fileName(file)}
              <br />
              <span className={look.quiet}>{handedInOn(file)}</span>
            </span>
            {onLook === undefined ? null : (
              <Button kind="plain" aria-label={t.apply.lookAt(fileName(file))} onClick={() => onLook(file)}>
                {t.apply.look}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Chips role="group" aria-label={t.apply.earlierOf(title)}>
        {[false, true].map((choice) => (
          <Chip key={String(choice)} aria-pressed={anew === choice} onClick={() => onAnew(choice)}>
            {choice ? t.apply.earlierAnew : t.apply.earlierKeep}
          </Chip>
        ))}
      </Chips>
    </Stack>
  )
}

/** What a file is called; some came without a name. */
export function fileName({ name }: Pick<MaterialMessage, 'name'>): string {
  return name === '' ? t.apply.unnamed : name
}

/** The day on which a file was uploaded, in words. */
export function handedInOn({ uploadedAt }: Pick<MaterialMessage, 'uploadedAt'>): string {
  return dayText(today(new Date(uploadedAt)))
}
