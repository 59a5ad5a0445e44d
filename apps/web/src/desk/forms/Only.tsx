/** A list of which another page asked for some lines only: what it is narrowed to stands over it, and is taken away by a tap. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import * as t from '../../texts/index.ts'

/** What the address asks for of these; undefined where it asks for everything. */
export function useOnly<Name extends string>(words: Readonly<Record<Name, string>>): Name | undefined {
  const { show }: { show?: string } = useSearch({ strict: false })
  return show !== undefined && Object.hasOwn(words, show) ? (show as Name) : undefined
}

/** Says that only these are shown, and shows all again. */
export function Only({ words }: { words: string | undefined }) {
  const navigate = useNavigate()
  if (words === undefined) return null
  return (
    <Chips>
      <Chip aria-pressed onClick={() => void navigate({ to: '.', search: {} as never, replace: true })}>
        {t.only(words)} <Icon name="close" />
      </Chip>
    </Chips>
  )
}
