/** The phone pages: one entry, one router, texts and look from src/texts and src/theme. */
import { phoneRouter } from './phone-routes.tsx'
import { startPages } from './frame/start.tsx'
import './theme/tokens.css'
import './theme/ground.css'

void startPages({ router: phoneRouter, retries: 2, refetchOnWindowFocus: false })
// After all that the first page needs: a piece of its own.
addEventListener('load', () => void import('./frame/shell.ts').then(({ keepShell }) => keepShell()), { once: true })
