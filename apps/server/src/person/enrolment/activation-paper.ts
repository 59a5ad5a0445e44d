/** The paper with an activation code: whose, the code, until when, and what to do with it. */
import { mostTries } from '../../platform/access/index.ts'
import { Paper, qrOf } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'
import { momentText } from '../../platform/printing/index.ts'

interface ActivationPaper {
  poolName: string
  name: string
  /** The middle of it hidden: the paper may be lost, and the number is half of what the code needs. */
  idNumber: string
  code: string
  until: Date
  /** Where the code is typed in; the QR opens it. The code is not in it. */
  address: string
}

/** Draws the paper. */
export async function drawActivation(paper: ActivationPaper, at: Date): Promise<Buffer> {
  const { poolName, name, idNumber, code, until, address } = paper
  const row = (title: string, text: string): Cell[] => [{ text: title, head: true }, { text }]
  const qr = await qrOf(address)
  return new Paper({ title: '异地就医：激活码', foot: `${poolName} · ${momentText(at)} 打印`, at })
    .title(poolName)
    .table(
      [
        row('姓名', name),
        row('身份证号', idNumber),
        row('激活码', code),
        row('有效期至', momentText(until)),
        row('网址', address),
      ],
      [1, 3],
    )
    .heading('怎么用')
    .paragraph('1. 扫下面的二维码，或打开上面的网址。')
    .paragraph('2. 输入身份证号和激活码，自己定一个密码，就登录了。')
    .paragraph('3. 以后用身份证号和密码登录。')
    .paragraph(
      `激活码只能用一次；输错 ${String(mostTries)} 次就作废，要到窗口重新发。请不要告诉别人，用完把这张纸销毁。`,
    )
    .picture(qr, 150, '激活页面的二维码')
    .finish()
}
