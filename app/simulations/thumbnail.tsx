import type { ReactNode } from 'react'
import type { SimulationId } from '#sim/registry.ts'

/** A small emblem per simulation, in the language of its picture. Decorative. */
export function Thumbnail({ id }: { id: SimulationId }) {
  return (
    <svg viewBox="0 0 160 96" width="100%" fill="none" aria-hidden="true">
      {EMBLEMS[id]}
    </svg>
  )
}

const bar = (x: number, row: number, width: number) => (
  <rect
    key={`${x} ${row}`}
    x={x}
    y={14 + row * 26}
    width={width}
    height="18"
    rx="3"
    fill={`var(--t${row + 1})`}
  />
)
const box = (x: number, row: number, width: number) => (
  <rect
    key={`${x} ${row} o`}
    x={x + 1}
    y={19 + row * 26}
    width={width}
    height="8"
    rx="2"
    stroke={`var(--t${row + 1})`}
    strokeWidth="1.5"
  />
)

const EMBLEMS: Readonly<Record<SimulationId, ReactNode>> = {
  'process-states': (
    <>
      {bar(6, 0, 44)}
      {box(52, 0, 52)}
      {bar(108, 0, 46)}
      {box(6, 1, 42)}
      {bar(52, 1, 54)}
      {bar(52, 2, 20)}
      {box(74, 2, 78)}
    </>
  ),
  scheduling: (
    <>
      {[6, 58, 110].map((x) => bar(x, 0, 24))}
      {[32, 84].map((x) => bar(x, 1, 24))}
      {box(6, 2, 126)}
      {bar(136, 2, 20)}
    </>
  ),
  'page-replacement': (
    <>
      {[0, 1, 2, 3, 4, 5].flatMap((column) =>
        [0, 1, 2].map((row) => (
          <rect
            key={`${column} ${row}`}
            x={8 + column * 25}
            y={12 + row * 25}
            width="20"
            height="20"
            rx="3"
            stroke="var(--outline)"
            strokeWidth="1.5"
            fill={(column + 2 * row) % 4 === 0 ? `var(--t${row + 1})` : 'none'}
          />
        )),
      )}
    </>
  ),
  thrashing: (
    <>
      <path d="M14 10 V82 H150" stroke="var(--outline)" strokeWidth="1.5" />
      <path d="M16 78 C44 30 66 20 84 20 C98 20 98 66 148 72" stroke="var(--t1)" strokeWidth="3" />
      <path d="M84 20 C104 22 126 24 148 24" stroke="var(--t2)" strokeWidth="3" strokeDasharray="7 3" />
    </>
  ),
  'resource-graph': (
    <>
      <path
        d="M42 28 H118 M126 36 V62 M118 70 H42 M34 62 V36"
        stroke="var(--outline)"
        strokeWidth="2"
        strokeDasharray="5 3"
      />
      <circle cx="34" cy="28" r="13" fill="var(--t1)" />
      <circle cx="126" cy="70" r="13" fill="var(--t2)" />
      <rect
        x="114"
        y="16"
        width="24"
        height="24"
        rx="3"
        stroke="var(--ink)"
        strokeWidth="2"
        fill="var(--paper)"
      />
      <rect
        x="22"
        y="58"
        width="24"
        height="24"
        rx="3"
        stroke="var(--ink)"
        strokeWidth="2"
        fill="var(--paper)"
      />
    </>
  ),
  interleaving: (
    <>
      <path
        d="M6 28 H38 C58 28 58 68 78 68 S100 28 118 28 H154"
        stroke="var(--t1)"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path d="M6 68 H38 C58 68 58 28 78 28" stroke="var(--paper)" strokeWidth="10" />
      <path
        d="M6 68 H38 C58 68 58 28 78 28 S100 68 118 68 H154"
        stroke="var(--t2)"
        strokeWidth="4"
        strokeLinecap="round"
      />
    </>
  ),
  'free-space': (
    <>
      {bar(6, 0, 40)}
      {box(50, 0, 30)}
      {bar(84, 0, 70)}
      {box(6, 1, 60)}
      {bar(70, 1, 30)}
      {box(104, 1, 50)}
      {bar(6, 2, 100)}
      {box(110, 2, 44)}
    </>
  ),
  'address-translation': (
    <>
      {[0, 1, 2, 3, 4, 5].map((bit) => (
        <rect
          key={bit}
          x={8 + bit * 25}
          y="12"
          width="20"
          height="22"
          rx="3"
          stroke={bit < 3 ? 'var(--t1)' : 'var(--t2)'}
          strokeWidth="1.5"
        />
      ))}
      <path d="M43 38 V56 H80" stroke="var(--outline)" strokeWidth="1.5" />
      {bar(84, 2, 68)}
    </>
  ),
  'scheduling-multicore': (
    <>
      {bar(6, 0, 60)}
      {box(70, 0, 30)}
      {bar(104, 0, 48)}
      {bar(6, 1, 90)}
      {box(100, 1, 52)}
      {box(6, 2, 40)}
      {bar(50, 2, 102)}
    </>
  ),
  'fork-tree': (
    <>
      <path d="M34 34 V48 H60 M34 48 V74 H60 M86 48 H112" stroke="var(--outline)" strokeWidth="1.5" />
      {bar(16, 0, 40)}
      {bar(60, 1, 40)}
      {box(112, 1, 40)}
      {bar(60, 2, 40)}
    </>
  ),
  disk: (
    <>
      {[40, 28, 16].map((radius) => (
        <circle key={radius} cx="80" cy="48" r={radius} stroke="var(--outline)" strokeWidth="1.5" />
      ))}
      <path d="M10 48 H52" stroke="var(--t1)" strokeWidth="3" />
      <circle cx="108" cy="48" r="6" fill="var(--t2)" />
    </>
  ),
  raid: (
    <>
      {[0, 1, 2, 3].flatMap((disk) =>
        [0, 1, 2].map((row) => (
          <rect
            key={`${disk} ${row}`}
            x={12 + disk * 36}
            y={10 + row * 27}
            width="28"
            height="20"
            rx="3"
            stroke="var(--outline)"
            strokeWidth="1.5"
            fill={disk + row === 3 ? 'var(--t1)' : 'none'}
          />
        )),
      )}
    </>
  ),
  'assembly-threads': (
    <>
      {[0, 1, 2, 3].map((line) => (
        <path
          key={line}
          d={`M44 ${18 + line * 20} H${100 + (line % 2) * 30}`}
          stroke="var(--outline)"
          strokeWidth="3"
        />
      ))}
      <rect x="12" y="10" width="18" height="16" rx="3" fill="var(--t1)" />
      <rect x="12" y="50" width="18" height="16" rx="3" fill="var(--t2)" />
    </>
  ),
  bankers: (
    <>
      {[0, 1, 2].flatMap((column) =>
        [0, 1, 2].map((row) => (
          <rect
            key={`${column} ${row}`}
            x={16 + column * 46}
            y={10 + row * 27}
            width="36"
            height="20"
            rx="3"
            stroke="var(--outline)"
            strokeWidth="1.5"
            fill={row === 1 ? 'var(--t3)' : 'none'}
          />
        )),
      )}
    </>
  ),
  clocks: (
    <>
      {[18, 48, 78].map((y) => (
        <path key={y} d={`M8 ${y} H152`} stroke="var(--outline)" strokeWidth="1.5" />
      ))}
      <path d="M30 18 L62 48 L104 78 M84 48 L126 18" stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx="30" cy="18" r="8" fill="var(--t1)" />
      <circle cx="62" cy="48" r="8" fill="var(--t2)" />
      <circle cx="84" cy="48" r="8" fill="var(--t2)" />
      <circle cx="104" cy="78" r="8" fill="var(--t3)" />
      <circle
        cx="126"
        cy="18"
        r="8"
        fill="var(--paper)"
        stroke="var(--t1)"
        strokeWidth="2"
        strokeDasharray="3 2"
      />
    </>
  ),
  goroutines: (
    <>
      {bar(6, 0, 44)}
      {bar(54, 0, 40)}
      {box(98, 0, 54)}
      {bar(6, 1, 70)}
      {bar(80, 1, 72)}
      {[0, 1, 2, 3, 4].map((dot) => (
        <circle key={dot} cx={20 + dot * 30} cy="78" r="8" stroke="var(--outline)" strokeWidth="1.5" />
      ))}
    </>
  ),
  'thread-pool': (
    <>
      {bar(60, 0, 92)}
      {bar(60, 1, 54)}
      {box(118, 1, 34)}
      {[0, 1, 2, 3].map((place) => (
        <rect
          key={place}
          x={8 + (place % 2) * 22}
          y={16 + Math.floor(place / 2) * 26}
          width="16"
          height="16"
          rx="3"
          stroke="var(--outline)"
          strokeWidth="1.5"
          fill={place < 3 ? 'var(--t3)' : 'none'}
        />
      ))}
      <path d="M8 80 H152" stroke="var(--outline)" strokeWidth="1.5" strokeDasharray="4 3" />
    </>
  ),
  'file-system': (
    <>
      {[0, 1, 2, 3, 4, 5].flatMap((column) =>
        [0, 1, 2].map((row) => (
          <rect
            key={`${column} ${row}`}
            x={8 + column * 25}
            y={10 + row * 27}
            width="20"
            height="20"
            rx="3"
            stroke="var(--outline)"
            strokeWidth="1.5"
            fill={
              row === 1 && column < 3 ? 'var(--t2)' : row === 2 && column % 3 === 0 ? 'var(--t1)' : 'none'
            }
          />
        )),
      )}
    </>
  ),
  'event-loop': (
    <>
      <path d="M56 48 A28 28 0 1 1 48 68" stroke="var(--outline)" strokeWidth="3" />
      <path d="M41 72 L48 66 L54 74" stroke="var(--outline)" strokeWidth="3" />
      {[0, 1, 2].map((row) => (
        <rect
          key={row}
          x={112 + row * 6}
          y={16 + row * 24}
          width={36 - row * 6}
          height="16"
          rx="3"
          fill={`var(--t${row + 1})`}
        />
      ))}
      {box(8, 0, 30)}
    </>
  ),
  'io-multiplexing': (
    <>
      <path d="M14 10 V84 H152" stroke="var(--outline)" strokeWidth="1.5" />
      <path d="M18 70 H150" stroke="var(--t1)" strokeWidth="3.5" />
      <path d="M18 62 L62 58 L106 40 L150 14" stroke="var(--t2)" strokeWidth="3.5" strokeDasharray="8 4" />
      <path d="M18 54 L62 52 L92 46" stroke="var(--t3)" strokeWidth="3.5" strokeDasharray="2 4" />
    </>
  ),
  'memory-model': (
    <>
      {bar(6, 0, 50)}
      {bar(6, 1, 50)}
      {[0, 1].map((thread) => (
        <path
          key={thread}
          d={`M64 ${13 + thread * 26} H92 V${33 + thread * 26} H64`}
          stroke="var(--outline)"
          strokeWidth="1.5"
        />
      ))}
      {box(66, 0, 18)}
      {box(66, 1, 18)}
      <path d="M92 23 H118 M92 49 H118" stroke="var(--outline)" strokeWidth="1.5" strokeDasharray="4 3" />
      <rect x="120" y="14" width="32" height="44" rx="3" stroke="var(--ink)" strokeWidth="2" />
      <path d="M30 74 C60 94 100 94 136 66" stroke="var(--t3)" strokeWidth="2" />
    </>
  ),
}
