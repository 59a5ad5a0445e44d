/** A list of fees as the hospital gave it: read and matched, with a report of each row that could not be read. */
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import clsx from 'clsx'
import type { ClaimBill } from '@yidi/contracts'
import { readBill } from '../../../api/claims.ts'
import { buttonLook } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { Icon } from '../../../parts/icon/Icon.tsx'
import { Dots } from '../../../parts/list/List.tsx'
import look from '../../../parts/look/look.module.css'
import { Notice } from '../../../parts/notice/Notice.tsx'
import { Stack } from '../../../parts/stack/Stack.tsx'
import { Fault } from '../../../frame/Loaded.tsx'
import { sentence } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { groupYuan } from '../../../texts/yuan.ts'
import paperStyle from '../../apply/paper.module.css'
import type { Form } from './draft.ts'
import type { Line } from './line.ts'

const words = t.claimForm
/** So many faults are shown: whoever has more puts the list right as a whole. */
const mostShown = 20

export function ListUpload({ form, onLines }: { form: Form; onLines: (lines: Line[]) => void }) {
  const id = useId()
  const read = useMutation({
    mutationFn: (file: File) => readBill(file, form),
    onSuccess: (bill) => onLines(bill.lines.map(lineOf)),
  })
  return (
    <Card as="section" aria-labelledby="list-title">
      <Stack tight>
        <h3 id="list-title">{words.list}</h3>
        <p className={look.aside}>{words.listHint}</p>
        {form.lines.length === 0 ? null : <p className={look.aside}>{words.listReplaces}</p>}
      </Stack>
      <label className={clsx(buttonLook(), paperStyle.pick)} htmlFor={id}>
        <Icon name="file" />
        {read.isPending ? words.reading : words.pickList}
        <input
          id={id}
          type="file"
          accept=".xlsx,.csv,.tsv,.txt"
          disabled={read.isPending}
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file !== undefined) read.mutate(file)
            event.target.value = ''
          }}
        />
      </label>
      {read.error ? <Fault error={read.error} /> : null}
      {read.data === undefined ? null : <Report bill={read.data} />}
    </Card>
  )
}

/** An item of the list as the form keeps it; its code is the one that was found, where it was found for sure. */
function lineOf({ day, item, code, name, quantity, price, amount }: ClaimBill['lines'][number]): Line {
  return { day, code: item?.code ?? code ?? '', name, quantity, price, amount }
}

/** What was read, what was not and why; what is to be chosen is chosen with the check. */
function Report({ bill }: { bill: ClaimBill }) {
  const toChoose = bill.lines.filter(({ match }) => match === 'candidates').length
  const unknown = bill.lines.filter(({ match }) => match === 'none').length
  return (
    <>
      <Notice tone={bill.problems.length > 0 ? 'waiting' : 'good'} live>
        <h4>{words.read(bill.lines.length, groupYuan(bill.totals.amount))}</h4>
        <p>{words.byCatalogue(bill.placeName)}</p>
        {bill.passedOver.length > 0 ? <p>{words.passedOver(bill.passedOver.length)}</p> : null}
        {toChoose > 0 ? <p>{words.toChoose(toChoose)}</p> : null}
        {unknown > 0 ? <p>{words.unknown(unknown)}</p> : null}
      </Notice>
      {bill.problems.length === 0 ? null : (
        <section aria-labelledby="rows-title">
          <h4 id="rows-title">{words.rows(bill.problems.length)}</h4>
          <Dots>
            {bill.problems.slice(0, mostShown).map(({ row, cell, message, remedy }) => (
              <li key={`${String(row)}${cell ?? ''}${message}`}>
                {cell === null ? words.row(row) : words.cell(cell)}
                {t.apply.colon}
                {sentence(message)}
                <b>{sentence(remedy)}</b>
              </li>
            ))}
          </Dots>
        </section>
      )}
    </>
  )
}
