import { transactionsIn } from '../registry.ts'

/** Every transaction that is open: what lies in this folder, one file each. */
export const transactions = await transactionsIn(new URL('.', import.meta.url))
