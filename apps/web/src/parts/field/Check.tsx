/** One box to tick, with its words and what is small beneath them. */
import style from './field.module.css'

export function Check(props: { label: string; more?: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className={style.check}>
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onChange(event.target.checked)} />
      <span>
        {props.label}
        {props.more === undefined ? null : <span className={style.more}>{props.more}</span>}
      </span>
    </label>
  )
}
