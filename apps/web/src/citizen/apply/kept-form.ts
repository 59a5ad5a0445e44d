/** A form as its draft keeps it, and back: files by their number, nothing that no draft may have. */
import type { MaterialMessage } from '@yidi/contracts'

/** What the draft keeps of a form; `without` names the fields that it never has. */
export function keptForm<Form extends { uploads: readonly MaterialMessage[] }>(
  form: Form,
  without: ReadonlySet<string>,
): Record<string, unknown> {
  const kept = Object.entries(form).filter(([name]) => !without.has(name))
  return { ...Object.fromEntries(kept), uploads: form.uploads.map(({ id }) => id) }
}

/** The form of a draft; what another version of this page kept and this one does not know is left out. */
export function restoredForm<Form extends object>(
  kept: Record<string, unknown>,
  empty: Form,
  materials: readonly MaterialMessage[],
  without: ReadonlySet<string>,
): Form {
  const known = Object.entries(kept).filter(([name, value]) => {
    const model = empty[name as keyof Form] as unknown
    return (
      name in empty &&
      name !== 'uploads' &&
      !without.has(name) &&
      typeof value === typeof model &&
      Array.isArray(value) === Array.isArray(model)
    )
  })
  return { ...empty, ...Object.fromEntries(known), uploads: materials }
}
