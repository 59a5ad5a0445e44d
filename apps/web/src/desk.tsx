/** The desk pages: queue → case → decision. One entry, with antd in our colours. */
import { DeskTheme } from './desk/frame/DeskTheme.tsx'
import { deskRouter } from './desk-routes.tsx'
import { startPages } from './shell/start.tsx'
import './theme/tokens.css'
import './theme/ground.css'

startPages({ router: deskRouter, retries: 1, refetchOnWindowFocus: true, frame: DeskTheme })
