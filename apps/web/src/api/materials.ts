/** Handing in pictures and PDFs: the file goes as it is, with its progress; its name travels in a header. */
import type { MaterialMessage, largestMaterialBytes as contractLimit } from '@yidi/contracts'
import * as t from '../texts/index.ts'
import { actingHeader, actingId } from './acting.ts'
import { ApiProblem, command, newCommandKey } from './client.ts'

type Material = MaterialMessage

/** The contract's own limit, written again so that the page does not carry the contracts along. */
const largestMaterialBytes: typeof contractLimit = 10_485_760

/** What the file picker offers; what a file really is the server finds out. */
export const acceptedFiles = 'image/jpeg,image/png,application/pdf,.jpg,.jpeg,.png,.pdf'

/** Where files go: one's own, or those of the person at the counter, whom a ticket stands for. */
export interface Door {
  path: string
  headers: Readonly<Record<string, string>>
}
export const ownDoor: Door = { path: '/api/materials', headers: {} }
export const counterDoor = (ticket: string): Door => ({
  path: '/api/desk/materials',
  headers: { 'x-counter-ticket': ticket },
})

/** The keys of uploads that nobody answered: the same file chosen again is not stored twice. */
const unanswered = new Map<string, string>()

/**
 * Uploads one file. `onPart` is told how much of it has gone, from 0 to 1. Throws an ApiProblem, for one that is too
 * large before anything is sent.
 */
export function uploadMaterial(
  door: Door,
  file: File,
  kind: string,
  onPart: (part: number) => void,
): Promise<Material> {
  if (file.size > largestMaterialBytes) {
    const megabytes = (file.size / 1_048_576).toFixed(1)
    return Promise.reject(new ApiProblem(413, { code: 'material-too-large', detail: t.apply.tooLarge(megabytes) }))
  }
  const sameFile = [door.path, kind, file.name, file.size, file.lastModified].join('/')
  const key = unanswered.get(sameFile) ?? newCommandKey()
  unanswered.set(sameFile, key)
  // fetch tells nothing about what has gone; this older way does.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${door.path}?kind=${encodeURIComponent(kind)}`)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.slice(-80)))
    for (const [name, value] of Object.entries(door.headers)) request.setRequestHeader(name, value)
    const acting = actingId()
    if (acting !== null) request.setRequestHeader(actingHeader, acting)
    request.upload.onprogress = (event) => onPart(event.total === 0 ? 0 : event.loaded / event.total)
    request.onerror = () => reject(new ApiProblem(0, { code: 'offline', title: t.offline }))
    request.onload = () => {
      try {
        const body = JSON.parse(request.responseText) as object
        unanswered.delete(sameFile)
        if (request.status === 201) resolve(body as Material)
        else reject(new ApiProblem(request.status, body))
      } catch {
        reject(new ApiProblem(request.status, { code: 'unreadable', title: t.offline }))
      }
    }
    request.send(file)
  })
}

export const removeMaterial = (door: Door, id: string): Promise<unknown> =>
  command(`${door.path}/${encodeURIComponent(id)}`, undefined, newCommandKey(), 'DELETE', door.headers)

/** Saves one's own file on this device; fetched here, so that it comes to whoever one acts for too. */
export async function saveMaterial(material: Material): Promise<void> {
  const acting = actingId()
  const response = await fetch(`/api/materials/${encodeURIComponent(material.id)}`, {
    credentials: 'same-origin',
    headers: acting === null ? {} : { [actingHeader]: acting },
  })
  if (!response.ok) throw new ApiProblem(response.status, (await response.json()) as object)
  const address = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: material.name || material.kind })
  link.click()
  URL.revokeObjectURL(address)
}
