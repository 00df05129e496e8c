import { type Geometry, indicesOf, offsetOf, pageOf } from '#sim/translation/geometry.ts'
import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'

type Props = { address: number; title: string; geometry: Geometry; isPaged: boolean; width: number }
type Part = { readonly name: string; readonly bits: string; readonly value: number }

const LEFT = 8
const TOP = 30

/** The address in binary, cut into the index of each level and the offset. */
export function AddressBits({ address, title, geometry, isPaged, width }: Props) {
  const parts = isPaged
    ? partsOf(address, geometry)
    : [{ name: 'address', bits: binary(address, 0), value: address }]
  const count = parts.reduce((sum, { bits }) => sum + bits.length, 0)
  const size = Math.min(22, (width - 2 * LEFT - 12 * parts.length) / Math.max(1, count))
  let x = LEFT
  return (
    <g>
      <text x={LEFT} y={18} className={chart.strong}>
        {title}
      </text>
      {parts.map(({ name, bits, value }, part) => {
        const left = x
        x += bits.length * size + 12
        return (
          <g key={name}>
            {[...bits].map((bit, index) => (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: a bit is its place.
                key={index}
                x={left + (index + 0.5) * size}
                y={TOP + 19}
                textAnchor="middle"
                className={chart.mono}
              >
                {bit}
              </text>
            ))}
            <rect
              x={left}
              y={TOP}
              width={Math.max(4, bits.length * size)}
              height="28"
              rx="3"
              fill="none"
              stroke={colourOf(part)}
              strokeWidth="1.75"
            />
            <text x={left + 2} y={TOP + 43} className={chart.small}>
              {bits.length * size > 60 ? `${name} ${value}` : value}
            </text>
          </g>
        )
      })}
    </g>
  )
}

function partsOf(address: number, { pageBits, levelBits }: Geometry): Part[] {
  const indices = indicesOf(pageOf(address, pageBits), levelBits)
  const levels = levelBits.flatMap((bits, level): Part[] => {
    const index = indices[level]?.index ?? 0
    const name = levelBits.length === 1 ? 'page' : `index ${level + 1}`
    return bits === 0 ? [] : [{ name, bits: binary(index, bits), value: index }]
  })
  const offset = offsetOf(address, pageBits)
  return pageBits === 0
    ? levels
    : [...levels, { name: 'offset', bits: binary(offset, pageBits), value: offset }]
}

const binary = (value: number, bits: number) => value.toString(2).padStart(bits, '0')
