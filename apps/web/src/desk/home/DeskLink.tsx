/** A link to an address of the desk as the server says it: with what stands behind the question mark. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { parseSearch } from '../../frame/addresses.ts'

export function DeskLink({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  const [path, search = ''] = to.split('?')
  return (
    <Link to={path!} search={parseSearch(search) as never} className={className}>
      {children}
    </Link>
  )
}
