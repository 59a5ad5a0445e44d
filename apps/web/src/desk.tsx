/** The desk pages: queue → case → decision. One entry; antd in our colours comes with the first page that uses it. */
import { deskRouter } from './desk-routes.tsx'
import { startPages } from './frame/start.tsx'
import './theme/tokens.css'
import './theme/ground.css'

void startPages({ router: deskRouter, retries: 1, refetchOnWindowFocus: true })
