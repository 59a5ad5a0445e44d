/** The chip that names document and article, and what it opens: the words of the rule, the figure, its day in force. */
import { useQuery } from '@tanstack/react-query'
import type { Basis, ExplanationStep } from '@yidi/rules'
import { useState } from 'react'
import { documentsQuery } from '../../api/policy.ts'
import { Notice } from '../notice/Notice.tsx'
import { AmountLine } from '../amount-line/AmountLine.tsx'
import { Sheet } from '../sheet/Sheet.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import style from './basis.module.css'
import { Stack } from '../stack/Stack.tsx'
import look from '../look/look.module.css'
import clsx from 'clsx'
import { buttonLook } from '../button/Button.tsx'

interface BasisChipProps {
  basis: Basis
  parameters?: ExplanationStep['parameters']
  formula?: string
  /** The rule is marked so where it comes from; a weak document makes everything that rests on it so. */
  provisional?: boolean
  /** What is explained: the sheet lies over it and so says it again. The amount as the page writes it. */
  about?: { text: string; amount: string }
}

export function BasisChip({ basis, parameters = [], formula, about, provisional: marked = false }: BasisChipProps) {
  const [open, setOpen] = useState(false)
  const document = useQuery(documentsQuery).data?.get(basis.document)
  const name = document?.short ?? document?.number ?? document?.title ?? basis.document
  const provisional =
    marked || document?.weak === true || parameters.some((parameter) => parameter.status === 'provisional')
  // A step of plain arithmetic rests on no article.
  if (basis.document === '') return null
  return (
    <>
      <button
        type="button"
        className={clsx(style.chip, provisional && style.provisional)}
        aria-label={`${t.bill.basisOf(name, basis.article)}${provisional ? `（${t.bill.provisional}）` : ''}`}
        onClick={() => setOpen(true)}
      >
        {name} {basis.article}
        {provisional ? <b>{t.bill.provisional}</b> : null}
      </button>
      {open ? (
        <BasisSheet {...{ basis, parameters, formula, about, provisional }} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}

interface BasisSheetProps {
  basis: Basis
  parameters: ExplanationStep['parameters']
  formula: string | undefined
  about: BasisChipProps['about']
  provisional: boolean
  onClose: () => void
}

function BasisSheet({ basis, parameters, formula, about, provisional, onClose }: BasisSheetProps) {
  const document = useQuery(documentsQuery).data?.get(basis.document)
  const says = document?.articles?.find((article) => article.article === basis.article)?.says
  return (
    <Sheet title={t.bill.basis} onClose={onClose}>
      <Stack>
        {about === undefined ? null : <AmountLine says={about.text} amount={about.amount} about />}
        <div>
          <h3>{document?.title ?? basis.document}</h3>
          <p className={look.aside}>{[document?.number, document?.issuer].filter(Boolean).join(' · ')}</p>
        </div>
        <div className={style.quoted}>
          <h3>{basis.article}</h3>
          <p>{says ?? t.bill.wordsMissing}</p>
        </div>
        {parameters.map((parameter) => (
          <div
            key={parameter.name}
            className={clsx(style.figure, parameter.status === 'provisional' && style.provisional)}
            data-figure
          >
            <AmountLine says={parameter.title ?? parameter.name} amount={parameter.value} quiet />
            <p className={look.aside}>{t.bill.inForce(dayText(parameter.from))}</p>
          </div>
        ))}
        {formula ? (
          <div>
            <h3>{t.bill.formula}</h3>
            <p className={look.money} style={{ whiteSpace: 'normal' }}>
              {formula}
            </p>
          </div>
        ) : null}
        <a
          href={`/policy/${encodeURIComponent(basis.document)}?${new URLSearchParams({ article: basis.article }).toString()}`}
          className={buttonLook()}
        >
          {t.guidance.toPolicy}
        </a>
        {provisional ? <Notice tone="waiting">{t.bill.provisionalNote}</Notice> : null}
      </Stack>
    </Sheet>
  )
}
