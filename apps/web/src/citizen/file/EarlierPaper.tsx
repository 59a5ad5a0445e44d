/** What was handed in for an earlier filing and serves this one too: used again unless somebody takes a new picture. */
import type { MaterialMessage } from '@yidi/contracts'
import { Icon } from '../../parts/Icon.tsx'
import { dayText, today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'

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
    <div className="earlier stack tight">
      <p className="small">{t.file.earlier}</p>
      <ul>
        {files.map((file) => (
          <li key={file.id} className="uploaded">
            <Icon name="file" />
            <span className="grow small">
              {fileName(file)}
              <br />
              <span className="quiet">{handedInOn(file)}</span>
            </span>
            {onLook === undefined ? null : (
              <button
                type="button"
                className="button plain"
                aria-label={t.file.lookAt(fileName(file))}
                onClick={() => onLook(file)}
              >
                {t.file.look}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="chips" role="group" aria-label={t.file.earlierOf(title)}>
        {[false, true].map((choice) => (
          <button
            key={String(choice)}
            type="button"
            className="chip"
            aria-pressed={anew === choice}
            onClick={() => onAnew(choice)}
          >
            {choice ? t.file.earlierAnew : t.file.earlierKeep}
          </button>
        ))}
      </div>
    </div>
  )
}

/** What a file is called; some came without a name. */
export function fileName({ name }: Pick<MaterialMessage, 'name'>): string {
  return name === '' ? t.file.unnamed : name
}

/** The day on which a file was uploaded, in words. */
export function handedInOn({ uploadedAt }: Pick<MaterialMessage, 'uploadedAt'>): string {
  return dayText(today(new Date(uploadedAt)))
}
