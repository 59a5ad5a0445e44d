/** The desk pages: queue, case, decision. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { t } from './texts/index.ts'
import './theme/tokens.css'
import './theme/base.css'

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <main>{t.name}</main>
  </StrictMode>,
)
