import { blocksOf, type DiskConfig, zoneOf } from './config.ts'

/** textbook: angles and distances are whole thousandths, so that fractional speeds stay exact. */
const THOUSANDTHS = 1_000

/**
 * ostep: degrees in floating point, added up tick by tick as the book's script does. Its answers at speeds such as 0.1
 * depend on the rounding.
 */
const unitOf = ({ convention }: DiskConfig): number => (convention === 'ostep' ? 1 : THOUSANDTHS)

const fullTurn = (config: DiskConfig): number => 360 * unitOf(config)

const inUnits = (config: DiskConfig, value: number): number =>
  config.convention === 'ostep' ? value : Math.round(value * THOUSANDTHS)

const turn = (angle: number, full: number): number => ((angle % full) + full) % full

/** Where a block begins, has its middle and ends under the head, in the units of the convention. */
type BlockPlace = {
  readonly track: number
  readonly begin: number
  readonly end: number
  readonly centre: number
}

/** The centre of a block is at (index x zone + zone x skew x track + 180) mod 360 degrees (OSTEP ch. 37). O(tracks). */
export function placeOf(config: DiskConfig, block: number): BlockPlace {
  let index = block
  let track = 0
  while (index >= blocksOf(config, track)) index -= blocksOf(config, track++)
  const full = fullTurn(config)
  const zone = zoneOf(config, track) * unitOf(config)
  const centre = turn(index * zone + zone * config.skewBlocks * track + full / 2, full)
  return { track, centre, begin: turn(centre - zone / 2, full), end: turn(centre + zone / 2, full) }
}

/** The middle of a block, in degrees. */
export const centreOf = (config: DiskConfig, block: number): number =>
  placeOf(config, block).centre / unitOf(config)

/** An angle of the state, in degrees. */
export const degreesOf = (config: DiskConfig, angle: number): number => angle / unitOf(config)

/** The angle under the head a tick later. ostep: a turn that is full starts again at 0, whatever was left over. */
function advance(config: DiskConfig, angle: number): number {
  const next = angle + inUnits(config, config.rotateSpeed)
  if (config.convention === 'ostep') return next >= 360 ? 0 : next
  return next % fullTurn(config)
}

/** The angle under the head so many ticks later. O(1) under textbook, O(ticks) under ostep. */
export function angleAfter(config: DiskConfig, angle: number, ticks: number): number {
  if (config.convention === 'textbook')
    return (angle + ticks * inUnits(config, config.rotateSpeed)) % fullTurn(config)
  let at = angle
  for (let tick = 0; tick < ticks; tick++) at = advance(config, at)
  return at
}

/** Ticks until the head is less than one tick's turn from an angle; not before `atLeast` ticks. */
export function ticksUntil(
  config: DiskConfig,
  { from, to, atLeast }: { readonly from: number; readonly to: number; readonly atLeast: 0 | 1 },
): number {
  const speed = inUnits(config, config.rotateSpeed)
  let ticks: number = atLeast
  let angle = angleAfter(config, from, atLeast)
  while (Math.abs(angle - to) >= speed) {
    angle = advance(config, angle)
    ticks += 1
  }
  return ticks
}

/** Where the arm of the book's script stands on the outermost track, in its distance units. */
export const ARM_START = 90

/** Ticks to move the arm to a track, and where it stands then (its overshoot included, which ostep keeps). */
export function moveArm(
  config: DiskConfig,
  { arm, from, to }: { readonly arm: number; readonly from: number; readonly to: number },
): { readonly ticks: number; readonly arm: number } {
  const { trackDistance, seekSpeed } = config
  if (config.convention === 'textbook') {
    const distance = Math.abs(to - from) * trackDistance * THOUSANDTHS
    return { ticks: Math.ceil(distance / inUnits(config, seekSpeed)), arm: ARM_START + to * trackDistance }
  }
  const target = ARM_START + to * trackDistance
  let [ticks, at] = [0, arm]
  while (to > from ? at < target : to < from && at > target) {
    at += to > from ? seekSpeed : -seekSpeed
    ticks += 1
  }
  return { ticks, arm: at }
}

/** What satf compares: seek, rotation and transfer in ticks, as fractions. */
export function estimate(
  config: DiskConfig,
  head: { readonly track: number; readonly angle: number },
  block: number,
): number {
  const { track, begin } = placeOf(config, block)
  const speed = inUnits(config, config.rotateSpeed)
  const seek = (unitOf(config) * config.trackDistance) / inUnits(config, config.seekSpeed)
  const ticks = seek * Math.abs(head.track - track)
  const rotation = turn(begin - (head.angle + ticks * speed), fullTurn(config)) / speed
  return ticks + rotation + (zoneOf(config, track) * unitOf(config)) / speed
}
