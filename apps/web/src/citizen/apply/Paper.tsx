/**
 * One paper as photographs or PDF. Small pictures are made of the files as they lie on this phone and never fetched
 * again.
 */
import { useId, useState } from 'react'
import type { MaterialMessage } from '@yidi/contracts'
import { acceptedFiles, ownDoor, removeMaterial, uploadMaterial, type Door } from '../../api/materials.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { sizeText } from '../../texts/size.ts'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { EarlierPaper, fileName, type Earlier } from './EarlierPaper.tsx'
import type { ChangeUploads } from './uploads.ts'
import style from './paper.module.css'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Button, buttonLook } from '../../parts/button/Button.tsx'
import clsx from 'clsx'

interface PaperProps {
  /** What is asked for, as the catalogue of materials names it. */
  material: { id: string; title: string; help: string }
  /** Everything uploaded for this matter so far, of any material. */
  uploads: readonly MaterialMessage[]
  changeUploads: ChangeUploads
  /** What an earlier filing handed in of it. */
  earlier?: Earlier
  /** Where files go and are taken back; one's own unless told otherwise. */
  door?: Door
}

/** One material that is handed in: photographed or chosen, shown small, taken back before it is sent. */
export function Paper({ material, uploads, changeUploads, earlier, door = ownDoor }: PaperProps) {
  const id = useId()
  const [going, setGoing] = useState<{ name: string; part: number } | undefined>(undefined)
  const [error, setError] = useState<Error | undefined>(undefined)
  const own = uploads.filter((upload) => upload.kind === material.id)
  const take = async (files: FileList | null) => {
    setError(undefined)
    for (const file of files ?? []) {
      setGoing({ name: file.name, part: 0 })
      try {
        const stored = await uploadMaterial(door, file, material.id, (part) => setGoing({ name: file.name, part }))
        rememberPicture(stored.id, file)
        changeUploads((now) => [...now, stored])
      } catch (failed) {
        setError(failed as Error)
      }
    }
    setGoing(undefined)
  }
  const remove = (gone: MaterialMessage) => {
    changeUploads((now) => now.filter(({ id: one }) => one !== gone.id))
    forgetPicture(gone.id)
    // What was sent already stays with its filing; what was not is swept after some days even if this fails.
    removeMaterial(door, gone.id).catch(() => undefined)
  }
  return (
    <div className={style.paper}>
      <div>
        <b>{material.title}</b>
        <p className={look.aside}>{material.help}</p>
      </div>
      {earlier === undefined ? null : <EarlierPaper title={material.title} earlier={earlier} />}
      {own.length === 0 ? null : (
        <Stack as="ul" tight>
          {own.map((upload) => (
            <Uploaded key={upload.id} upload={upload} onRemove={() => remove(upload)} />
          ))}
        </Stack>
      )}
      {going ? (
        <div role="status">
          <p className={look.small}>{t.apply.uploading(Math.round(going.part * 100))}</p>
          <progress max={1} value={going.part} aria-label={going.name} />
        </div>
      ) : earlier !== undefined && !earlier.anew ? null : (
        <label className={clsx(buttonLook(), style.pick)} htmlFor={id}>
          <Icon name="plus" />
          {own.length === 0 ? t.apply.pick : t.apply.pickMore}
          <input
            id={id}
            type="file"
            multiple
            accept={acceptedFiles}
            aria-label={t.apply.pickFor(material.title)}
            onChange={(event) => {
              void take(event.target.files).finally(() => {
                event.target.value = ''
              })
            }}
          />
        </label>
      )}
      {error ? <Fault error={error} /> : null}
    </div>
  )
}

function Uploaded({ upload, onRemove }: { upload: MaterialMessage; onRemove: () => void }) {
  const picture = pictures.get(upload.id)
  return (
    <li className={style.uploaded}>
      {picture === undefined ? <Icon name="file" /> : <img src={picture} alt="" />}
      <span className={clsx(look.small, style.fileName)}>
        {fileName(upload)}
        <br />
        <span className={look.quiet}>{t.apply.uploaded(sizeText(upload.sizeBytes))}</span>
      </span>
      <Button kind="plain" aria-label={t.apply.removeOf(fileName(upload))} onClick={onRemove}>
        {t.apply.remove}
      </Button>
    </li>
  )
}

/** Addresses of pictures in this page's memory, by the number of the upload; gone with the page. */
const pictures = new Map<string, string>()

function rememberPicture(id: string, file: File): void {
  if (file.type.startsWith('image/')) pictures.set(id, URL.createObjectURL(file))
}

function forgetPicture(id: string): void {
  const address = pictures.get(id)
  if (address !== undefined) URL.revokeObjectURL(address)
  pictures.delete(id)
}
