/** The square code on papers that leads to a page. */
export async function qrOf(address: string): Promise<Buffer> {
  const { toBuffer } = await import('qrcode')
  return toBuffer(address, { type: 'png', margin: 2, errorCorrectionLevel: 'M', scale: 6 })
}
