/** A paper (PDF) to open. Who acts for another fetches it with the authorisation, which a plain link cannot carry. */
import { useMutation } from '@tanstack/react-query'
import { actingHeader, actingId } from '../../api/acting.ts'
import * as t from '../../texts/index.ts'
import { Button, buttonLook } from '../button/Button.tsx'
import { Icon } from '../icon/Icon.tsx'
import { Notice } from '../notice/Notice.tsx'

interface PaperLinkProps {
  href: string
  children: string
  primary?: boolean
  /** What kind of file it is, where it is no PDF. */
  ending?: string
}

export function PaperLink({ href, children, primary, ending = 'pdf' }: PaperLinkProps) {
  const acting = actingId()
  const save = useMutation({
    mutationFn: async () => {
      const answer = await fetch(href, { headers: { [actingHeader]: acting ?? '' } })
      if (!answer.ok) throw new Error(t.offline)
      const address = URL.createObjectURL(await answer.blob())
      const link = Object.assign(document.createElement('a'), { href: address, download: `${children}.${ending}` })
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    },
  })
  const kind = primary ? 'primary' : undefined
  if (acting === null)
    return (
      <a className={buttonLook(kind)} href={href} target="_blank" rel="noreferrer">
        <Icon name="save" />
        {children}
      </a>
    )
  return (
    <>
      <Button kind={kind} disabled={save.isPending} onClick={() => save.mutate()}>
        <Icon name="save" />
        {children}
      </Button>
      {save.error ? (
        <Notice tone="refusal" live>
          {t.offline}
        </Notice>
      ) : null}
    </>
  )
}
