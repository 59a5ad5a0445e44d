/** The way to the same page in the other language; a document of its own, because each build carries one language. */
import { useLocation } from '@tanstack/react-router'
import * as t from '../../texts/index.ts'
import look from '../../parts/look/look.module.css'
import { inLanguage } from '../addresses.ts'

const other = t.language === 'zh' ? 'en' : 'zh'

export function LanguageLink() {
  const here = useLocation({ select: (location) => location.pathname + location.searchStr })
  const { otherLanguage, quoted } = t.frame
  return (
    <p className={look.aside}>
      <a href={inLanguage(other, here)} hrefLang={other} lang={other}>
        {otherLanguage}
      </a>
      {quoted === '' ? null : ` · ${quoted}`}
    </p>
  )
}
