import { useMemo } from 'react'
import { encode } from 'uqr'

interface QrImageProps {
  text: string
  label: string
  className?: string | undefined
}

/** Always dark on white, also in the dark theme: cameras want it so. */
export function QrImage({ text, label, className }: QrImageProps) {
  const { size, path } = useMemo(() => drawQr(text), [text])
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={className}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#1b2430" />
    </svg>
  )
}

function drawQr(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 3 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size, path }
}
