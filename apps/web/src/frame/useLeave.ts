/** The way out. The pages are loaded afresh: nothing of whoever leaves stays on the screen or in the memory of the tab. */
import { useMutation } from '@tanstack/react-query'
import { loadPage } from '../api/acting.ts'
import { logOut } from '../api/session.ts'

/** `to` is the address that is shown afterwards. */
export function useLeave(to: string) {
  return useMutation({ mutationFn: logOut, onSuccess: () => loadPage(to) })
}
