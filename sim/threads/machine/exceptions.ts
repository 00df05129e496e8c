// The exception classes and what all exceptions can do.
import { ownAttribute, setOwnAttribute } from './attributes.ts'
import { builtins } from './builtin-names.ts'
import { newList, newObject, push } from './containers.ts'
import { defineClass, defineConstructor, method, property, variadicMethod } from './define.ts'
import { classes, typeError } from './errors.ts'
import { field, KIND, setField } from './heap.ts'
import { exceptionText } from './text.ts'
import { className, isSubclass, itemsOfTuple, newTuple, typeName } from './types.ts'
import { fromBool, isInt, isString, NONE, str, UNBOUND } from './values.ts'

/** Exceptions as "Base: Child Child ...". */
const EXCEPTIONS = `
BaseException: Exception GeneratorExit KeyboardInterrupt SystemExit
Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError Warning
ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError: NotImplementedError RecursionError
SyntaxError: IndentationError
IndentationError: TabError
ValueError: UnicodeError
Warning: BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning`

/** What `OSError(number, text)` is an instance of, by the number of the error on Linux. */
const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'PermissionError',
  2: 'FileNotFoundError',
  3: 'ProcessLookupError',
  4: 'InterruptedError',
  10: 'ChildProcessError',
  11: 'BlockingIOError',
  13: 'PermissionError',
  17: 'FileExistsError',
  20: 'NotADirectoryError',
  21: 'IsADirectoryError',
  32: 'BrokenPipeError',
  103: 'ConnectionAbortedError',
  104: 'ConnectionResetError',
  110: 'TimeoutError',
  111: 'ConnectionRefusedError',
}

/** These take `name=` and `obj=`. */
const NAMING = ['NameError', 'AttributeError', 'ImportError']

/** Notes of an exception, in the attribute that CPython keeps them in. */
export const NOTES = str('__notes__')

export function bootExceptions(): void {
  const base = defineClass('BaseException', 'object', KIND.exception)
  for (const line of EXCEPTIONS.trim().split('\n')) {
    const [parent, children] = line.split(': ') as [string, string]
    for (const child of children.split(' ')) builtins.set(child, defineClass(child, parent, KIND.exception))
  }
  builtins.set('BaseException', base)
  builtins.set('IOError', classes.OSError as number)
  builtins.set('EnvironmentError', classes.OSError as number)
  defineConstructor(base, ([given, ...args], keywords) => {
    const cls = given === classes.OSError ? systemError(args) : given
    const isNaming = NAMING.some((name) => isSubclass(cls as number, classes[name] as number))
    if (keywords && cls === classes[className(cls as number)] && !isNaming)
      throw typeError(`${className(cls as number)}() takes no keyword arguments`)
    const made = newObject(KIND.exception, [
      cls as number,
      0,
      UNBOUND,
      newTuple(args),
      NONE,
      NONE,
      NONE,
      UNBOUND,
    ])
    if (args.length > 0 && isSubclass(cls as number, classes.StopIteration as number))
      setOwnAttribute(made, str('value'), args[0] as number)
    for (const [name, value] of (isNaming && keywords) || []) setOwnAttribute(made, str(name), value)
    return made
  })
  variadicMethod(base, '__init__', ([self, ...args]) => {
    setField(self as number, 4, newTuple(args))
    return NONE
  })
  property(
    base,
    'args',
    (self) => field(self, 4),
    (self, value) => setField(self, 4, value),
  )
  property(
    base,
    '__cause__',
    (self) => field(self, 6),
    (self, value) => setField(self, 6, value),
  )
  property(
    base,
    '__context__',
    (self) => field(self, 5),
    (self, value) => setField(self, 5, value),
  )
  property(
    base,
    '__traceback__',
    () => NONE,
    () => {},
  )
  property(
    base,
    '__suppress_context__',
    (self) => fromBool(field(self, 8) !== UNBOUND),
    (self) => setField(self, 8, 2),
  )
  method(base, 'with_traceback', 'traceback', (self) => self)
  method(base, '__str__', '', (self) => str(exceptionText(self)))
  method(base, 'add_note', 'note', (self, note) => {
    if (!isString(note)) throw typeError(`note must be a str, not '${typeName(note)}'`)
    if (ownAttribute(self, NOTES) === UNBOUND) setOwnAttribute(self, NOTES, newList([]))
    push(ownAttribute(self, NOTES), note)
    return NONE
  })
  property(classes.StopIteration as number, 'value', (self) => itemsOfTuple(field(self, 4))[0] ?? NONE)
  property(classes.SystemExit as number, 'code', (self) => itemsOfTuple(field(self, 4))[0] ?? NONE)
  for (const [n, name] of ['errno', 'strerror', 'filename'].entries())
    property(classes.OSError as number, name, (self) => {
      const args = itemsOfTuple(field(self, 4))
      return args.length < 2 ? NONE : (args[n] ?? NONE)
    })
}

function systemError(args: readonly number[]): number {
  const [number] = args
  const name = args.length > 1 && isInt(number as number) ? BY_NUMBER[(number as number) >> 1] : undefined
  return classes[name ?? 'OSError'] as number
}
