/** Who has the case; a decision by somebody else stays possible, and is said. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newCommandKey } from '../../api/client.ts'
import { assign, colleaguesQuery } from '../../api/desk.ts'
import { sessionQuery } from '../../api/session.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'

/** `waits`: the case is one of those that somebody may take. */
export function Assignee({ caseId, assignee, waits }: { caseId: string; assignee: string | null; waits: boolean }) {
  const queries = useQueryClient()
  const who = useQuery(sessionQuery).data?.who
  const colleagues = useQuery(colleaguesQuery).data?.names ?? []
  const give = useMutation({
    mutationFn: (to: string | null) => assign(caseId, to, newCommandKey()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['desk'] }),
  })
  const staff = who?.kind === 'staff' ? who : undefined
  const may = staff?.roles.some((role) => role === 'accepting' || role === 'reviewing') ?? false
  if (!may || !waits) return null
  const names = [...new Set([...colleagues, ...(assignee === null ? [] : [assignee])])]
  return (
    <Card tight>
      <Choose
        label={t.desk.assignee}
        value={assignee ?? ''}
        empty={t.desk.nobody}
        disabled={give.isPending}
        options={names.map((name) => [name, name === staff?.staffName ? `${name}（${t.desk.mine}）` : name] as const)}
        onChoose={(name: string) => give.mutate(name === '' ? null : name)}
      />
      {assignee !== null && assignee !== staff?.staffName ? (
        <p className={look.aside}>{t.desk.heldBy(assignee)}</p>
      ) : null}
      {give.error ? <Fault error={give.error} /> : null}
    </Card>
  )
}
