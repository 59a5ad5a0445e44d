/** The phone pages: one entry, one router, texts and look from src/texts and src/theme. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadWith } from './api/acting.ts'
import { ApiProblem } from './api/client.ts'
import { phoneRouter } from './phone-routes.tsx'
import './theme/tokens.css'
import './theme/base.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a network that did not answer is asked again.
      retry: (count, error) =>
        count < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500),
    },
  },
})

loadWith((address) => location.assign(address))

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={phoneRouter} />
    </QueryClientProvider>
  </StrictMode>,
)
