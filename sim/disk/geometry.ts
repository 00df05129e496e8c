import { blocksOf, type DiskConfig } from './config.ts'

/** Angles and distances are whole thousandths, so that fractional speeds stay exact. */
export const UNIT = 1_000
export const FULL_TURN = 360 * UNIT

/** Where a block begins and ends under the head, in thousandths of a degree below a full turn. */
export type BlockPlace = {
  readonly track: number
  readonly begin: number
  readonly end: number
  readonly centre: number
}

export const turn = (angle: number): number => ((angle % FULL_TURN) + FULL_TURN) % FULL_TURN

/** The centre of a block is at (index x zone + zone x skew x track + 180) mod 360 degrees (OSTEP ch. 37). O(tracks). */
export function placeOf({ zoneAngles, skewBlocks }: DiskConfig, block: number): BlockPlace {
  let index = block
  let track = 0
  while (index >= blocksOf(zoneAngles[track]!)) index -= blocksOf(zoneAngles[track++]!)
  const zone = zoneAngles[track]! * UNIT
  const centre = turn(index * zone + zone * skewBlocks * track + FULL_TURN / 2)
  return { track, centre, begin: turn(centre - zone / 2), end: turn(centre + zone / 2) }
}

/** The angle of the disk under the head after so many ticks. */
export function angleAt({ rotateSpeed }: DiskConfig, time: number): number {
  return (time * Math.round(rotateSpeed * UNIT)) % FULL_TURN
}

/** Ticks to move the arm over so many tracks. */
export function seekTicks({ trackDistance, seekSpeed }: DiskConfig, tracks: number): number {
  return Math.ceil((tracks * trackDistance * UNIT) / Math.round(seekSpeed * UNIT))
}

/** Ticks from `time` until the head is less than one tick's turn from an angle; 0 if it is there already. */
export function ticksUntil(config: DiskConfig, time: number, angle: number): number {
  const speed = Math.round(config.rotateSpeed * UNIT)
  let ticks = 0
  while (Math.abs(angleAt(config, time + ticks) - angle) >= speed) ticks += 1
  return ticks
}

/** What satf compares: seek, rotation and transfer in ticks, as fractions. */
export function estimate(config: DiskConfig, head: { track: number; time: number }, block: number): number {
  const { track, begin } = placeOf(config, block)
  const speed = Math.round(config.rotateSpeed * UNIT)
  const distance = Math.abs(head.track - track) * config.trackDistance * UNIT
  const seek = distance / Math.round(config.seekSpeed * UNIT)
  const rotation = turn(begin - (angleAt(config, head.time) + seek * speed)) / speed
  return seek + rotation + (config.zoneAngles[track]! * UNIT) / speed
}
