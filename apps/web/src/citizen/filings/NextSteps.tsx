/** What can be done next with a filing, each with what it is for; nothing that its state does not allow. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { isLongTerm } from '@yidi/rules'
import { formRulesQuery, type Filing } from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { freeFrom } from '../file/lock.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Card } from '../../parts/card/Card.tsx'

interface Step {
  title: string
  more: string
  search: Record<string, string>
}

export function NextSteps({ filing }: { filing: Filing }) {
  const lasting = isLongTerm(filing.type)
  const rules = useQuery({ ...formRulesQuery(filing.type), enabled: lasting }).data
  const locked = rules === undefined ? undefined : freeFrom(filing.filedOn, rules, today())
  const steps = stepsOf(filing, lasting, locked, rules?.travellingOn?.rule)
  if (steps.length === 0) return null
  return (
    <Stack as="section" tight aria-labelledby="next-title">
      <h2 id="next-title">{t.filings.next}</h2>
      <List>
        {steps.map((step) => (
          <li key={step.title}>
            <Link to="/file" search={step.search} className={rowLook}>
              <span className={look.grow}>
                {step.title}
                <br />
                <span className={look.aside}>{step.more}</span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </List>
      {filing.state === 'delivered' && rules?.backHome ? (
        <Card tight>
          <p>{t.filings.backHome[rules.backHome.rule]}</p>
          <BasisChip basis={rules.backHome.basis} />
        </Card>
      ) : null}
    </Stack>
  )
}

function stepsOf(
  filing: Filing,
  lasting: boolean,
  locked: string | undefined,
  travelling: 'direct' | 'needs-filing' | undefined,
): Step[] {
  const again = { step: 'form', place: filing.destination, type: filing.type, of: filing.id }
  switch (filing.state) {
    case 'delivered':
      return [
        ...(filing.renewalFrom === undefined
          ? []
          : [
              {
                title: t.filings.renewSoon,
                more: t.filings.renewMore(dayText(filing.renewalFrom)),
                search: { ...again, mode: 'renew' },
              },
            ]),
        {
          title: t.filings.change,
          more: locked === undefined ? t.filings.changeMore : t.filings.changeLocked(dayText(locked)),
          search: { ...again, mode: 'change' },
        },
        ...(lasting
          ? [
              { title: t.filings.onward, more: t.filings.onwardMore, search: { type: 'referral' } },
              {
                title: t.filings.third,
                more: travelling === 'direct' ? t.filings.thirdDirect : t.filings.thirdMore,
                search: { type: 'temporary' },
              },
            ]
          : []),
      ]
    default:
      return []
  }
}
