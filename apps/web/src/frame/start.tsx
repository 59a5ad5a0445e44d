/** How the phone and the desk begin: one client for what the server says, one router, one look at who sits here. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, type AnyRouter } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadWith } from '../api/acting.ts'
import { ApiProblem } from '../api/client.ts'
import { hasLeft } from '../device/kept.ts'
import { RouteFocus } from '../parts/route-focus/RouteFocus.tsx'

interface Start {
  router: AnyRouter
  /** How often a question is asked again when the network or the server did not answer; a refusal stays a refusal. */
  retries: number
  refetchOnWindowFocus: boolean
}

/** Draws once the first page's files are here: until then what stands in the document is seen, and never a page without any. */
export async function startPages({ router, retries, refetchOnWindowFocus }: Start): Promise<void> {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        // Asked and sent also when the device says that it has no network: what fails is told, what waits is silent.
        networkMode: 'always',
        refetchOnReconnect: true,
        refetchOnWindowFocus,
        retry: (count, error) =>
          count < retries && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500),
      },
      mutations: { networkMode: 'always' },
    },
  })
  loadWith((address = location.href) => location.assign(address))
  window.addEventListener('storage', (change) => {
    if (hasLeft(change)) location.reload()
  })
  await router.load()
  createRoot(document.getElementById('page')!).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouteFocus router={router} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
