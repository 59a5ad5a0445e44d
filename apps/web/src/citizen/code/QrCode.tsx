/** A QR code as one drawing: dark on white in every mode, because scanners expect it so. */
import { create } from 'qrcode'
import { useMemo } from 'react'
import style from './code.module.css'

/** The white border that a scanner needs, in modules; the picture stands in a white frame besides. */
const border = 3

export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => drawn(text), [text])
  return (
    <svg
      className={style.qr}
      viewBox={`0 0 ${size} ${size}`}
      data-qr
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawn(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + border} ${row + border}h1v1h-1z`
  return { path, size: modules.size + 2 * border }
}
