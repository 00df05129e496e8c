// The math module.
import { intValue } from './builtin-functions.ts'
import { float, floatOf } from './constants.ts'
import { newDict, put } from './dict.ts'
import { numberOf } from './equality.ts'
import { raised, typeError, valueError } from './errors.ts'
import { KIND, kindOf } from './heap.ts'
import { asList } from './iteration.ts'
import { hooks, native, variadic } from './native.ts'
import { ratioOf } from './number-text.ts'
import { bigIntOf } from './operators.ts'
import { unwrap } from './truth.ts'
import { lookup, newTuple, typeName, typeOf } from './types.ts'
import { big, fromBool, int, isBig, NONE, str, UNBOUND } from './values.ts'

/** What `import math` gives. */
export function mathModule(): number {
  const dict = newDict()
  const real = (v: number): number => {
    const own = numberOf(unwrap(v))
    if (own === undefined) {
      const special = kindOf(v) === KIND.instance ? lookup(typeOf(v), str('__float__')) : UNBOUND
      if (kindOf(special) === KIND.func) return real(hooks.call(special, [v]))
      throw typeError(`must be real number, not ${typeName(v)}`)
    }
    if (isBig(unwrap(v)) && !Number.isFinite(own))
      throw raised('OverflowError', 'int too large to convert to float')
    return own
  }
  const add = (name: string, params: string, fn: Parameters<typeof native>[2]) =>
    put(dict, str(name), native(name, params, fn))
  const domain = () => valueError('math domain error')
  const checked = (result: number, ...inputs: number[]) => {
    if (Number.isNaN(result) && !inputs.some(Number.isNaN)) throw domain()
    if (!Number.isFinite(result) && inputs.every(Number.isFinite))
      throw raised('OverflowError', 'math range error')
    return float(result)
  }
  for (const name of [
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
    'tanh',
    'exp',
    'expm1',
    'cbrt',
    'asinh',
    'acosh',
    'atanh',
  ] as const)
    add(name, 'x', (x) => checked(Math[name](real(x)), real(x)))
  add('sqrt', 'x', (x) => {
    if (real(x) < 0) throw domain()
    return float(Math.sqrt(real(x)))
  })
  for (const name of ['log2', 'log10'] as const)
    add(name, 'x', (x) => float(logarithm(x, Math[name], name === 'log2' ? 1 : Math.LOG10E / Math.LOG2E)))
  add('log1p', 'x', (x) => {
    if (real(x) <= -1) throw domain()
    return float(Math.log1p(real(x)))
  })
  add('log', 'x base?', (x, base) => {
    const top = logarithm(x, Math.log, Math.LN2)
    if (base === UNBOUND) return float(top)
    const bottom = logarithm(base, Math.log, Math.LN2)
    if (bottom === 0) throw raised('ZeroDivisionError', 'float division by zero')
    return float(top / bottom)
  })
  add('exp2', 'x', (x) => checked(2 ** real(x), real(x)))
  add('ldexp', 'x i', (x, i) => checked(real(x) * 2 ** Number(bigIntOf(intValue(i))), real(x)))
  add('frexp', 'x', (x) => {
    let [mantissa, exponent] = [real(x), 0]
    if (mantissa === 0 || !Number.isFinite(mantissa)) return newTuple([float(mantissa), 0])
    for (; Math.abs(mantissa) >= 1; exponent++) mantissa /= 2
    for (; Math.abs(mantissa) < 0.5; exponent--) mantissa *= 2
    return newTuple([float(mantissa), int(exponent)])
  })
  add('modf', 'x', (x) => {
    const value = real(x)
    const whole = Math.trunc(value)
    const rest = Number.isFinite(value) ? value - whole : Number.isNaN(value) ? value : 0
    return newTuple([float(rest === 0 && value < 0 ? -0 : rest), float(whole)])
  })
  add('remainder', 'x y', (x, y) => {
    const [value, by] = [real(x), real(y)]
    if (by === 0 || !Number.isFinite(value)) throw domain()
    if (!Number.isFinite(by)) return float(value)
    const rest = Math.abs(value) % Math.abs(by)
    const other = Math.abs(by) - rest
    const isOdd = ((Math.abs(value) - rest) / Math.abs(by)) % 2 === 1
    const size = rest < other || (rest === other && !isOdd) ? rest : -other
    return float(value < 0 ? -size : size)
  })
  add('ulp', 'x', (x) => float(gapAbove(Math.abs(real(x)))))
  for (const name of ['floor', 'ceil', 'trunc'] as const)
    add(name, 'x', (x) => {
      const special = kindOf(x) === KIND.instance ? lookup(typeOf(x), str(`__${name}__`)) : UNBOUND
      if (kindOf(special) === KIND.func) return hooks.call(special, [x])
      if (kindOf(x) !== KIND.float) return intValue(x)
      const own = floatOf(x)
      if (Number.isNaN(own)) throw valueError('cannot convert float NaN to integer')
      if (!Number.isFinite(own)) throw raised('OverflowError', 'cannot convert float infinity to integer')
      return big(BigInt(Math[name](own)))
    })
  add('pow', 'x y', (x, y) => checked(real(x) ** real(y), real(x), real(y)))
  add('fabs', 'x', (x) => float(Math.abs(real(x))))
  add('fmod', 'x y', (x, y) => checked(real(x) % real(y), real(x), real(y)))
  add('atan2', 'y x', (y, x) => float(Math.atan2(real(y), real(x))))
  add('degrees', 'x', (x) => float((real(x) * 180) / Math.PI))
  add('radians', 'x', (x) => float((real(x) * Math.PI) / 180))
  add('copysign', 'x y', (x, y) =>
    float(Math.abs(real(x)) * (real(y) < 0 || Object.is(real(y), -0) ? -1 : 1)),
  )
  add('isnan', 'x', (x) => fromBool(Number.isNaN(real(x))))
  add('isfinite', 'x', (x) => fromBool(Number.isFinite(real(x))))
  add('isinf', 'x', (x) => fromBool(Math.abs(real(x)) === Number.POSITIVE_INFINITY))
  add('isclose', 'a b * rel_tol? abs_tol?', (a, b, rel, abs) => {
    const [x, y] = [real(a), real(b)]
    const tolerance = Math.max(
      (rel === UNBOUND ? 1e-9 : real(rel)) * Math.max(Math.abs(x), Math.abs(y)),
      abs === UNBOUND ? 0 : real(abs),
    )
    return fromBool(x === y || Math.abs(x - y) <= tolerance)
  })
  add('fsum', 'iterable', (v) => float(exactSum(asList(v).map(real))))
  put(
    dict,
    str('hypot'),
    variadic('hypot', (args) => float(Math.hypot(...args.map(real)))),
  )
  add('dist', 'p q', (p, q) =>
    float(Math.hypot(...asList(p).map((x, n) => real(x) - real(asList(q)[n] as number)))),
  )
  add('isqrt', 'n', (n) => {
    const own = bigIntOf(intValue(n))
    if (own < 0n) throw valueError('isqrt() argument must be nonnegative')
    let guess = BigInt(Math.floor(Math.sqrt(Number(own))))
    while (guess * guess > own) guess--
    while ((guess + 1n) * (guess + 1n) <= own) guess++
    return big(guess)
  })
  add('factorial', 'n', (n) => {
    const own = bigIntOf(intValue(n))
    if (own < 0n) throw valueError('factorial() not defined for negative values')
    if (own > 20_000n) throw raised('OverflowError', 'factorial() argument is too large for a lab')
    let result = 1n
    for (let k = 2n; k <= own; k++) result *= k
    return big(result)
  })
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
  put(
    dict,
    str('gcd'),
    variadic('gcd', (args) => big(args.map((v) => bigIntOf(intValue(v))).reduce(gcd, 0n))),
  )
  put(
    dict,
    str('lcm'),
    variadic('lcm', (args) =>
      big(
        args
          .map((v) => bigIntOf(intValue(v)))
          .reduce((a, b) => (a === 0n || b === 0n ? 0n : (a * b < 0n ? -(a * b) : a * b) / gcd(a, b)), 1n),
      ),
    ),
  )
  const falling = (name: string, n: bigint, k: bigint) => {
    if (k > 20_000n) throw raised('OverflowError', `${name}() arguments are too large for a lab`)
    let result = 1n
    for (let i = 0n; i < k; i++) result *= n - i
    return result
  }
  const places = (v: number) => bigIntOf(intValue(v))
  add('comb', 'n k', (v, w) => {
    const [n, k] = [places(v), places(w)]
    if (n < 0n) throw valueError('n must be a non-negative integer')
    if (k < 0n) throw valueError('k must be a non-negative integer')
    if (k > n) return 0
    const less = k < n - k ? k : n - k
    return big(falling('comb', n, less) / falling('comb', less, less))
  })
  add('perm', 'n k?', (v, w) => {
    const n = places(v)
    const k = w === UNBOUND || w === NONE ? n : places(w)
    if (n < 0n) throw valueError('n must be a non-negative integer')
    if (k < 0n) throw valueError('k must be a non-negative integer')
    return big(falling('perm', n, k))
  })
  add('prod', 'iterable * start?', (v, start) =>
    asList(v).reduce((a, b) => hooks.multiply(a, b), start === UNBOUND ? int(1) : start),
  )
  for (const [name, value] of [
    ['pi', Math.PI],
    ['e', Math.E],
    ['tau', 2 * Math.PI],
    ['inf', Number.POSITIVE_INFINITY],
    ['nan', Number.NaN],
  ] as const)
    put(dict, str(name), float(value))
  return dict
}

/** A logarithm of any number; of an int beyond the floats by its bits, each worth `unit`. */
function logarithm(v: number, log: (x: number) => number, unit: number): number {
  const inner = unwrap(v)
  const own = numberOf(inner)
  if (own === undefined) throw typeError(`must be real number, not ${typeName(v)}`)
  if (own <= 0) throw valueError('math domain error')
  if (Number.isFinite(own) || !isBig(inner)) return log(own)
  const bits = BigInt(bigIntOf(inner).toString(2).length - 60)
  return log(Number(bigIntOf(inner) >> bits)) + Number(bits) * unit
}

/** The sum as if rounded once. */
function exactSum(values: readonly number[]): number {
  if (!values.every(Number.isFinite)) return values.reduce((sum, value) => sum + value, 0)
  const ratios = values.map(ratioOf)
  const bottom = ratios.reduce((least, [, own]) => (own > least ? own : least), 1n)
  const top = ratios.reduce((sum, [own, by]) => sum + own * (bottom / by), 0n)
  const [size, shift] = [(top < 0n ? -top : top).toString(2).length, bottom.toString(2).length - 1]
  const extra = BigInt(Math.max(0, size - 64))
  const low = (top >> extra) | (top & ((1n << extra) - 1n) ? 1n : 0n)
  const exponent = Number(extra) - shift
  return exponent < -1000 ? Number(low) * 2 ** -600 * 2 ** (exponent + 600) : Number(low) * 2 ** exponent
}

/** The distance from a float that is not negative to the next one. */
function gapAbove(value: number): number {
  if (!Number.isFinite(value)) return value
  let gap = 2 ** -1074
  while (value + gap === value || gap * 2 ** 52 < value / 2) gap *= 2
  return gap
}
