/** The receipt (备案回执): what was approved, and a QR that anybody can verify. */
import type { FilingReceipt } from '@yidi/contracts'
import { spanText } from '@yidi/rules'
import { Paper, dayText, qrOf } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'

/** Draws the receipt; `address` is what the QR opens. */
export async function drawReceipt(
  receipt: FilingReceipt,
  from: { authority: string; address: string; at: Date },
): Promise<Buffer> {
  const row = (title: string, text: string): Cell[] => [{ text: title, head: true }, { text }]
  const qr = await qrOf(from.address)
  return new Paper({ title: receipt.title, foot: `${from.authority} · ${receipt.number}`, at: from.at })
    .title(`${receipt.poolName} · 备案编号 ${receipt.number}`)
    .table(
      [
        row('参保人', receipt.name),
        row('身份证号', receipt.idNumber),
        row('参保地', receipt.poolName),
        row('备案类型', receipt.typeTitle),
        row('前往地', receipt.destinationName),
        row('有效期', spanText(receipt.from, receipt.to, receipt.visits)),
        ...(receipt.validity === '' ? [] : [row('怎么用', receipt.validity)]),
        row('办结日期', dayText(receipt.decidedOn)),
        row('备案编号', receipt.number),
      ],
      [1, 3],
    )
    .picture(qr, 150, '核验备案凭证的二维码')
    .centred('扫码可以核验这条备案今天是否有效，不显示您的个人信息。')
    .centred('就医时出示身份证、社会保障卡或医保码即可，不必带这张回执。')
    .finish()
}
