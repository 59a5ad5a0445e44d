/** What the rules say of a form that is read over, and the letter to be signed under it. */
import { useQuery } from '@tanstack/react-query'
import { checkFiling, formRulesQuery, guidanceQuery, letterQuery } from '../../api/filings.ts'
import { useIsLoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { checkKeyOf, toCheck } from './checked.ts'
import { plainFaults } from './faults.ts'
import type { StepProps } from './step.ts'

export function useCheck({ way, form }: StepProps) {
  const loggedIn = useIsLoggedIn()
  const guidance = useQuery(guidanceQuery(way.type!, way.place)).data
  const rules = useQuery(formRulesQuery(way.type!)).data
  const plain = guidance === undefined ? undefined : plainFaults(form, way.type!, guidance)
  const whole = plain !== undefined && Object.keys(plain).length === 0
  const check = useQuery({
    queryKey: checkKeyOf(way, form),
    queryFn: () => checkFiling(toCheck(way, form), way.mode === 'correct' ? way.of : undefined),
    // What is plainly missing is not asked about.
    enabled: whole && loggedIn,
    retry: 1,
  })
  const letter = useQuery({ ...letterQuery(way.type!, form.inPlace), select: (found) => found.letter })
  const found = whole ? check.data : undefined
  return {
    asking: guidance === undefined || rules === undefined ? undefined : { way, guidance, rules },
    plain: plain ?? {},
    whole,
    check,
    letter,
    /** It may be sent. */
    passes: found !== undefined && found.decision !== 'correct',
  }
}

export type Checked = ReturnType<typeof useCheck>
