/** operator. */
export const OPERATOR = `
def itemgetter(*keys):
    if len(keys) == 1:
        return lambda thing: thing[keys[0]]
    return lambda thing: tuple([thing[key] for key in keys])

def attrgetter(*names):
    if len(names) == 1:
        return lambda thing: _attribute(thing, names[0])
    return lambda thing: tuple([_attribute(thing, name) for name in names])

def _attribute(thing, path):
    for name in path.split("."):
        thing = getattr(thing, name)
    return thing

def methodcaller(name, /, *args, **kwargs):
    return lambda thing: getattr(thing, name)(*args, **kwargs)

def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def truediv(a, b): return a / b
def floordiv(a, b): return a // b
def mod(a, b): return a % b
def neg(a): return -a
def lt(a, b): return a < b
def le(a, b): return a <= b
def eq(a, b): return a == b
def ne(a, b): return a != b
def gt(a, b): return a > b
def ge(a, b): return a >= b
def or_(a, b): return a | b
def and_(a, b): return a & b
def xor(a, b): return a ^ b
def getitem(a, b): return a[b]
def _operator_abs(a): return abs(a)
def _operator_pow(a, b): return a ** b
def call(function, /, *args, **kwargs): return function(*args, **kwargs)
def concat(a, b): return a + b
def contains(a, b): return b in a
def countOf(a, b): return len([item for item in a if item is b or item == b])
def delitem(a, b): del a[b]
def index(a): return a.__index__()
def indexOf(a, b):
    for at, item in enumerate(a):
        if item is b or item == b:
            return at
    raise ValueError("sequence.index(x): x not in sequence")
def invert(a): return ~a
def is_(a, b): return a is b
def is_not(a, b): return a is not b
def lshift(a, b): return a << b
def matmul(a, b): return a @ b
def not_(a): return not a
def pos(a): return +a
def rshift(a, b): return a >> b
def setitem(a, b, c): a[b] = c
def truth(a): return True if a else False
def iadd(a, b):
    a += b
    return a
def isub(a, b):
    a -= b
    return a
def imul(a, b):
    a *= b
    return a
def ior(a, b):
    a |= b
    return a
def iand(a, b):
    a &= b
    return a
`
