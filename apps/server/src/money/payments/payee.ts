/** Whom a payment goes to: kept sealed, shown masked, whole in the file for the bank alone. */
import type { PayOrder } from '../../platform/records/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'

export type Payee = Pick<PayOrder, 'holder' | 'bank' | 'account'>

/** Where the payee of an item lies, for its cipher. */
const payeePlace = (batchId: string, itemNo: number): string => `payment_item.payee:${batchId}:${String(itemNo)}`

/** The payee of an item as it is kept. */
export function sealPayee(ciphers: Ciphers, batchId: string, itemNo: number, payee: Payee): Buffer {
  const { holder, bank, account } = payee
  return ciphers.seal(JSON.stringify({ holder, bank, account }), payeePlace(batchId, itemNo))
}

/** The payee of an item, whole: for the file, or to be masked. */
export function openPayee(
  ciphers: Ciphers,
  item: { batch_id: string; item_no: number; payee_cipher: Uint8Array },
): Payee {
  return JSON.parse(ciphers.open(item.payee_cipher, payeePlace(item.batch_id, item.item_no))) as Payee
}

/** The payee as pages show it: 张**, and the last four digits of the account. A short number shows nothing of itself. */
export function maskPayee({ holder, bank, account }: Payee): Payee {
  const [first = '', ...rest] = [...holder]
  return {
    holder: `${first}${'*'.repeat(rest.length)}`,
    bank,
    account: `${'*'.repeat(4)}${account.length > 8 ? account.slice(-4) : ''}`,
  }
}
