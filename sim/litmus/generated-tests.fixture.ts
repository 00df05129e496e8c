import fc from 'fast-check'

/** An instruction of a generated test; `{r}` stands for its register, `{x}` for a location, `{v}` for a value, `{s}` for a register read before. */
export const PLAIN = [
  '{x} = {v}',
  '{r} = {x}',
  '{x} = {v}',
  '{r} = {x}',
  '{x} = {s}',
  'mfence',
  '{r} = xchg({x}, {v})',
]
export const BUFFERED = [
  ...PLAIN,
  '{x} =rel {v}',
  '{x} =sc {v}',
  '{r} =acq {x}',
  'dmb st',
  'fence rel',
  '{r} = fadd({x}, 1)',
  '{r} = cas({x}, 0, {v})',
  'if {s} {x} = {v}',
]
export const ATOMIC = [
  '{x} = {v}',
  '{r} = {x}',
  '{x} =rel {v}',
  '{r} =acq {x}',
  '{x} =sc {v}',
  '{r} =sc {x}',
  'fence sc',
  'fence rel',
  'fence acq',
  '{r} =acqrel xchg({x}, {v})',
  '{r} =sc fadd({x}, 1)',
  '{x} = {s}',
]
export const DEPENDENT = [
  ...ATOMIC,
  '{x} = {s} * 0 + {v}',
  '{r} = {x}[{s}]',
  '{x}[{s}] = {v}',
  'if {s} {x} = {v}',
  'isb',
  'dmb ld',
  'dmb st',
]

type Draw = { readonly shape: string; readonly location: string; readonly value: number }

/** Threads of a few instructions each, as lists of texts. A register is written once; `{s}` before any load is r9, which is 0. */
export function generatedThreads(
  shapes: readonly string[],
  { threads = 3, instructions = 3 }: { threads?: number; instructions?: number } = {},
): fc.Arbitrary<readonly (readonly string[])[]> {
  const draw: fc.Arbitrary<Draw> = fc.record({
    shape: fc.constantFrom(...shapes),
    location: fc.constantFrom('x', 'y'),
    value: fc.integer({ min: 1, max: 2 }),
  })
  const thread = fc.array(draw, { minLength: 1, maxLength: instructions }).map(spell)
  return fc.array(thread, { minLength: 2, maxLength: threads })
}

function spell(draws: readonly Draw[]): readonly string[] {
  let last = 'r9'
  return draws.map(({ shape, location, value }, index) => {
    const text = shape.replace('{x}', location).replace('{v}', String(value)).replace('{s}', last)
    if (text.includes('{r}')) last = `r${index}`
    return text.replace('{r}', `r${index}`)
  })
}

/** One text, all final values of both locations asked about, so that they are part of the outcome. */
export const testOf = (threads: readonly (readonly string[])[]): string =>
  `{ x = 0; y = 0 }\n${threads.map((thread) => thread.join('; ')).join(' || ')}\nexists x = 1 \\/ y = 1`
