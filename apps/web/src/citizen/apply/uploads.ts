/** The files of a form. Several are on their way at once, and each arrives in the form as it stands by then. */
import type { MaterialMessage } from '@yidi/contracts'

/** Makes of the files that stand in a form now those that stand in it afterwards. */
type UploadsChange = (now: readonly MaterialMessage[]) => MaterialMessage[]

/** How a form is told of its files: never as a list, which would be of a moment that is over when a file has arrived. */
export type ChangeUploads = (change: UploadsChange) => void
