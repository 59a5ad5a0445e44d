/** The phone pages: one entry, one router, texts and look from src/texts and src/theme. */
import { phoneRouter } from './phone-routes.tsx'
import { startPages } from './frame/start.tsx'
import './theme/tokens.css'
import './theme/ground.css'

void startPages({ router: phoneRouter, retries: 2, refetchOnWindowFocus: false })
// A piece of its own; it waits until the first page is loaded.
void import('./frame/pwa.ts')
