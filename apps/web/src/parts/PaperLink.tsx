/** A paper (PDF) to open. Who acts for another fetches it with the authorisation, which a plain link cannot carry. */
import { useMutation } from '@tanstack/react-query'
import { actingHeader, actingId } from '../api/acting.ts'
import { t } from '../texts/index.ts'
import { Icon } from './Icon.tsx'
import { Note } from './Note.tsx'

export function PaperLink({ href, children, primary }: { href: string; children: string; primary?: boolean }) {
  const acting = actingId()
  const save = useMutation({
    mutationFn: async () => {
      const answer = await fetch(href, { headers: { [actingHeader]: acting ?? '' } })
      if (!answer.ok) throw new Error(t.offline)
      const address = URL.createObjectURL(await answer.blob())
      const link = Object.assign(document.createElement('a'), { href: address, download: `${children}.pdf` })
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    },
  })
  const look = primary ? 'button primary' : 'button'
  if (acting === null)
    return (
      <a className={look} href={href} target="_blank" rel="noreferrer">
        <Icon name="save" />
        {children}
      </a>
    )
  return (
    <>
      <button type="button" className={look} disabled={save.isPending} onClick={() => save.mutate()}>
        <Icon name="save" />
        {children}
      </button>
      {save.error ? (
        <Note tone="refusal" live>
          {t.offline}
        </Note>
      ) : null}
    </>
  )
}
