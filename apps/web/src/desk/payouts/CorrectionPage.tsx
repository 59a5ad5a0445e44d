/** One 个人账户更正: what is corrected and why, and the decision of somebody else. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { CorrectionMessage } from '@yidi/contracts'
import { confirmCorrection, correctionQuery, endCorrection } from '../../api/payouts.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Facts } from '../case/Facts.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Deciding } from './Deciding.tsx'
import { tones } from './tones.ts'

const words = t.payouts
const labels = { confirm: words.confirm, refuse: words.notConfirm, withdraw: words.withdraw }

export function CorrectionPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.correction}>
      <Loaded query={useQuery(correctionQuery(id))}>{(correction) => <Shown correction={correction} />}</Loaded>
    </DeskPage>
  )
}

function Shown({ correction }: { correction: CorrectionMessage }) {
  const queries = useQueryClient()
  const { id, personNo, direction, amount } = correction
  return (
    <Stack>
      <Link to="/people/$personNo/account-payouts" params={{ personNo }}>
        {words.toPerson}
      </Link>
      <Facts
        title={`${correction.personName} · ${words.correction}`}
        state={{ tone: tones[correction.state], title: correction.stateTitle }}
        rows={[
          [words.fund, correction.fundTitle],
          [words.directions[direction], words.yuan(groupYuan(amount))],
          [words.held, words.yuan(groupYuan(correction.balance))],
          [words.reason, correction.reason],
          [words.document, correction.document],
          [words.enteredBy, `${dayText(correction.enteredOn)} · ${correction.enteredBy}`],
          [words.decidedBy, correction.decidedBy],
          [words.decision, correction.decision],
        ]}
      />
      <Deciding
        actions={correction.allowed
          .filter((action) => action in labels)
          .map((action) => ({
            action: action as keyof typeof labels,
            label: labels[action as keyof typeof labels],
            plain: action === 'confirm',
          }))}
        bar={correction.bar}
        run={(action, reason, key) =>
          action === 'confirm' ? confirmCorrection(id, key) : endCorrection(id, action, reason, key)
        }
        done={() => queries.invalidateQueries({ queryKey: correctionQuery(id).queryKey })}
      />
    </Stack>
  )
}
