/**
 * For whom this tab acts: the number of an authorisation, which every question to the server carries. Kept for the tab
 * alone, so that another window stays with the person himself. Changing it loads the pages afresh: nothing of one
 * person is left in sight of the other.
 */
import type { actingHeader as contractHeader } from '@yidi/contracts'

const key = 'yidi.acting'
/** As the contract names it; written again here, because a value of the contracts would bring all of them along. */
export const actingHeader = 'x-acting-for' satisfies typeof contractHeader
const endedKey = 'yidi.acting-ended'

let load: (address?: string) => void = () => undefined

/** Told once, by the page that starts everything, how an address is loaded afresh; without one the address of now. */
export function loadWith(assign: (address?: string) => void): void {
  load = assign
}

/** An address from its beginning, that of now where none is told: nothing that the page holds in memory stays. */
export const loadPage = (address?: string): void => load(address)

/** The authorisation by which this tab acts, or null: for oneself. */
export function actingId(): string | null {
  return sessionStorage.getItem(key)
}

/** Begins to act by an authorisation, or with null for oneself again, from the first page on. */
export function switchTo(authorisation: string | null): void {
  dropActing()
  if (authorisation !== null) sessionStorage.setItem(key, authorisation)
  load(authorisation === null ? '/me' : '/')
}

/** As before a log-in that ran out. */
export const goOnActing = (authorisation: string): void => sessionStorage.setItem(key, authorisation)

/** Oneself again, without leaving the page: at log-in and log-out. */
export function dropActing(): void {
  sessionStorage.removeItem(key)
  sessionStorage.removeItem(endedKey)
}

/** The server says that the authorisation no longer stands: back to oneself, and the next page says so. */
export function actingHasEnded(): void {
  if (actingId() === null) return
  sessionStorage.removeItem(key)
  sessionStorage.setItem(endedKey, '1')
  load('/me')
}

/** Whether an authorisation ended under way. */
export function hasEnded(): boolean {
  return sessionStorage.getItem(endedKey) !== null
}
