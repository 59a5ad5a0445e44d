/** A log-in by name and password, of the insured and of the staff alike: what is typed, what is wrong, where it leads. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { actingId } from '../../api/acting.ts'
import { ApiProblem } from '../../api/client.ts'
import { sessionQuery, type Session } from '../../api/session.ts'
import { parseSearch } from '../../frame/addresses.ts'
import * as t from '../../texts/index.ts'

interface LogIn {
  nameFault: (name: string) => string | undefined
  logIn: (name: string, password: string) => Promise<Session>
  /** Where a log-in leads. */
  next: string
  /** Takes a refusal that the page answers by asking for more; false for one that has to be shown. */
  takes?: (refusal: Error) => boolean
}

export function useLogIn({ nameFault, logIn, next, takes }: LogIn) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<{ name?: string; password?: string }>({})
  const [error, setError] = useState<Error>()
  const [busy, setBusy] = useState(false)
  const [unlocked, setUnlocked] = useState(false)
  const enter = async () => {
    const found: typeof faults = {}
    const wrong = nameFault(name)
    if (wrong !== undefined) found.name = wrong
    if (password === '') found.password = t.login.passwordFault
    setFaults(found)
    setError(undefined)
    setUnlocked(false)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      const session = await logIn(name, password)
      queries.clear()
      // Whoever acts for another is asked for anew: what came back says who logged in.
      if (actingId() === null) queries.setQueryData(sessionQuery.queryKey, session)
      const [to, search = ''] = next.split('?')
      await navigate({ to: to!, search: parseSearch(search) as never, replace: true })
    } catch (failure) {
      if (takes?.(failure as Error) !== true) setError(failure as Error)
    } finally {
      setBusy(false)
    }
  }
  const unlock = () => {
    setError(undefined)
    setUnlocked(true)
  }
  const paused = error instanceof ApiProblem && error.code === 'log-in-paused'
  return { name, setName, password, setPassword, faults, error, busy, enter, paused, unlocked, unlock }
}
