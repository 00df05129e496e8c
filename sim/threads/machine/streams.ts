// sys.stdout and sys.stderr, and what `print` writes to.
import { findAttribute, noAttribute } from './attributes.ts'
import { newObject } from './containers.ts'
import { defineClass, method, property } from './define.ts'
import { classes, typeError } from './errors.ts'
import { KIND } from './heap.ts'
import { hooks } from './native.ts'
import { output } from './output.ts'
import { isInstance, typeName } from './types.ts'
import { FALSE, int, isString, NONE, str, TRUE, text, UNBOUND } from './values.ts'

const streams = { stderr: NONE }

/** The two streams as objects; made once, while the machine boots. */
export function standardStreams(): Readonly<Record<'stdout' | 'stderr', number>> {
  const cls = defineClass('TextIOWrapper', 'object', KIND.instance, '_io')
  method(cls, 'write', 'text', (self, given) => {
    if (!isString(given)) throw typeError(`write() argument must be str, not ${typeName(given)}`)
    output.write(text(given), nameOf(self))
    return int([...text(given)].length)
  })
  method(cls, 'writelines', 'lines', (self, lines) => {
    for (let line = hooks.next(lines); line !== UNBOUND; line = hooks.next(lines)) writeTo(self, text(line))
    return NONE
  })
  method(cls, 'flush', '', () => NONE)
  method(cls, 'isatty', '', () => FALSE)
  method(cls, 'writable', '', () => TRUE)
  method(cls, '__repr__', '', (self) =>
    str(`<_io.TextIOWrapper name='<${nameOf(self)}>' mode='w' encoding='utf-8'>`),
  )
  property(cls, 'name', (self) => str(`<${nameOf(self)}>`))
  property(cls, 'encoding', () => str('utf-8'))
  const make = () => newObject(KIND.instance, [cls, 0, UNBOUND, UNBOUND])
  const stdout = make()
  streams.stderr = make()
  return { stdout, stderr: streams.stderr }
}

const nameOf = (stream: number) => (stream === streams.stderr ? 'stderr' : 'stdout')

/** Writes to one of the streams, or to any object with a method `write`. */
export function writeTo(file: number, line: string): void {
  if (isInstance(file, classes.TextIOWrapper as number)) {
    output.write(line, nameOf(file))
    return
  }
  const write = findAttribute(file, str('write'), 0)
  if (write === UNBOUND) throw noAttribute(file, str('write'))
  hooks.call(write, [str(line)])
}
