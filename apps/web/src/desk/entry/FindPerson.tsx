/** Who stands at the counter: looked for by the ID number. */
import { Button } from 'antd'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import style from './entry.module.css'

interface FindPersonProps {
  idNumber: string
  busy: boolean
  onText: (idNumber: string) => void
  onFind: () => void
}

export function FindPerson({ idNumber, busy, onText, onFind }: FindPersonProps) {
  return (
    <form
      className={style.find}
      onSubmit={(event) => {
        event.preventDefault()
        if (idNumber.trim() !== '') onFind()
      }}
    >
      <Field
        label={t.entry.idNumber}
        hint={t.entry.idNumberHint}
        value={idNumber}
        onText={onText}
        autoComplete="off"
        spellCheck={false}
      />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t.entry.find}
      </Button>
    </form>
  )
}
