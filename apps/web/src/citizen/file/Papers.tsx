/**
 * The papers that the pool asks for: a photograph or PDF each, or the commitment in their place where the pool takes
 * one. Small pictures are made of the files as they lie on this phone and never fetched again.
 */
import { useId, useState } from 'react'
import type { MaterialMessage } from '@yidi/contracts'
import type { Requirement, TypeGuidance } from '../../api/filings.ts'
import { acceptedFiles, removeMaterial, uploadMaterial } from '../../api/materials.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Check } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { t } from '../../texts/index.ts'
import type { StepProps } from './FilePage.tsx'

type Asked = Requirement['alternatives'][number]

interface PapersProps extends Pick<StepProps, 'form' | 'put'> {
  guidance: TypeGuidance
  /** Somebody applies for the person: the authority is asked too. */
  agent: boolean
  fault?: string | undefined
}

const authority: Asked = {
  id: 'agent-authority',
  title: t.file.authority,
  provided: 'document',
  help: t.file.authorityHelp,
}

const tangible = (material: Asked): boolean => material.provided === 'document' || material.provided === 'stamp'

export function Papers({ guidance, agent, form, put, fault }: PapersProps) {
  const asked = [
    ...guidance.requirements.filter((one) => one.alternatives.some(tangible)),
    ...(agent ? [{ alternatives: [authority] }] : []),
  ]
  return (
    <section className={fault ? 'card stack faulty' : 'card stack'} aria-labelledby="papers-title" tabIndex={-1}>
      <div className="stack tight">
        <h2 id="papers-title">{asked.length === 0 ? t.file.noPapers : t.file.papers}</h2>
        {asked.length === 0 ? null : <p className="small quiet">{t.file.papersHint}</p>}
        {guidance.materialsBasis ? <BasisChip basis={guidance.materialsBasis} /> : null}
      </div>
      {asked.map((requirement) => (
        <div key={requirement.alternatives.map((material) => material.id).join()} className="stack tight asked">
          {requirement.alternatives.length > 1 ? <p className="small quiet">{t.file.oneOf}</p> : null}
          {requirement.alternatives.map((material) =>
            tangible(material) ? (
              <Paper key={material.id} material={material} form={form} put={put} />
            ) : material.provided === 'signature' ? (
              <Check
                key={material.id}
                label={t.file.inPlace}
                more={material.help}
                checked={form.inPlace}
                onChange={(inPlace) => put({ inPlace })}
              />
            ) : null,
          )}
        </div>
      ))}
      {fault ? <p className="fault">{fault}</p> : null}
    </section>
  )
}

function Paper({ material, form, put }: { material: Asked } & Pick<PapersProps, 'form' | 'put'>) {
  const id = useId()
  const [going, setGoing] = useState<{ name: string; part: number } | undefined>(undefined)
  const [error, setError] = useState<Error | undefined>(undefined)
  const own = form.uploads.filter((upload) => upload.kind === material.id)
  const take = async (files: FileList | null) => {
    setError(undefined)
    let uploads = form.uploads
    for (const file of files ?? []) {
      setGoing({ name: file.name, part: 0 })
      try {
        const stored = await uploadMaterial(file, material.id, (part) => setGoing({ name: file.name, part }))
        rememberPicture(stored.id, file)
        uploads = [...uploads, stored]
        put({ uploads })
      } catch (failed) {
        setError(failed as Error)
      }
    }
    setGoing(undefined)
  }
  const remove = (gone: MaterialMessage) => {
    put({ uploads: form.uploads.filter((upload) => upload.id !== gone.id) })
    forgetPicture(gone.id)
    // What was sent already stays with its filing; what was not is swept after some days even if this fails.
    removeMaterial(gone.id).catch(() => undefined)
  }
  return (
    <div className="paper">
      <div>
        <b>{material.title}</b>
        <p className="small quiet">{material.help}</p>
      </div>
      {own.length === 0 ? null : (
        <ul className="stack tight">
          {own.map((upload) => (
            <Uploaded key={upload.id} upload={upload} onRemove={() => remove(upload)} />
          ))}
        </ul>
      )}
      {going ? (
        <div role="status">
          <p className="small">{t.file.uploading(Math.round(going.part * 100))}</p>
          <progress max={1} value={going.part} aria-label={going.name} />
        </div>
      ) : (
        <label className="button pick" htmlFor={id}>
          <Icon name="plus" />
          {own.length === 0 ? t.file.pick : t.file.pickMore}
          <input
            id={id}
            type="file"
            multiple
            accept={acceptedFiles}
            aria-label={t.file.pickFor(material.title)}
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
  const size =
    upload.sizeBytes >= 1_048_576
      ? `${(upload.sizeBytes / 1_048_576).toFixed(1)} MB`
      : `${String(Math.max(1, Math.round(upload.sizeBytes / 1024)))} KB`
  return (
    <li className="uploaded">
      {picture === undefined ? <Icon name="file" /> : <img src={picture} alt="" />}
      <span className="grow small">
        {upload.name === '' ? t.file.unnamed : upload.name}
        <br />
        <span className="quiet">{t.file.uploaded(size)}</span>
      </span>
      <button
        type="button"
        className="button plain"
        aria-label={t.file.removeOf(upload.name === '' ? t.file.unnamed : upload.name)}
        onClick={onRemove}
      >
        {t.file.remove}
      </button>
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
