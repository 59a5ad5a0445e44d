/** One question a page: the question as heading, its answers, and which one it is. A tap answers and leads on. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from '../icon/Icon.tsx'
import { List, rowLook } from '../list/List.tsx'
import look from '../look/look.module.css'
import { Stack } from '../stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import style from './question.module.css'

interface QuestionProps {
  text: string
  help?: string | undefined
  /** Which one it is, counted from 1; left out where there is only one. How many come is not known: each answer decides. */
  number?: number
  /** Stands in place of the number, where the question is one of more than questions. */
  lead?: ReactNode
  options: readonly { value: string; text: string }[]
  onAnswer: (value: string) => void
}

export function Question({ text, help, number, lead, options, onAnswer }: QuestionProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone with its question; the keyboard goes on at the next one.
  useEffect(() => {
    const { activeElement } = document
    const free = activeElement === document.body || activeElement?.tagName === 'H1'
    if (number !== undefined && number > 1 && free) heading.current?.focus({ preventScroll: true })
  }, [text, number])
  return (
    <Stack as="fieldset" key={text}>
      <legend>
        {lead ?? (number === undefined ? null : <span className={look.aside}>{t.question.number(number)}</span>)}
        <h2 ref={heading} tabIndex={-1} className={style.text}>
          {text}
        </h2>
      </legend>
      {help === undefined ? null : <p className={look.quiet}>{help}</p>}
      <List>
        {options.map((option) => (
          <li key={option.value}>
            <button type="button" className={rowLook} onClick={() => onAnswer(option.value)}>
              <span className={look.grow}>{option.text}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </List>
    </Stack>
  )
}
