import type { Message } from './message.ts'

/** What a file comes with or is made for: the same message again gets the same file. */
export const fileKey = ({ infno, msgid, inputHash }: Message): string => `${infno} ${msgid} ${inputHash}`
