/** The desk pages: queue → case → decision. One entry, with antd in our colours. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from './api/client.ts'
import { DeskTheme } from './desk/frame/DeskTheme.tsx'
import { deskRouter } from './desk-routes.tsx'
import './theme/tokens.css'
import './theme/base.css'
import './desk/frame/desk.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: true,
      // A refusal stays a refusal and is said at once; only a network or a server that did not answer is asked again.
      retry: (count, error) =>
        count < 1 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500),
    },
  },
})

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <DeskTheme>
        <RouterProvider router={deskRouter} />
      </DeskTheme>
    </QueryClientProvider>
  </StrictMode>,
)
