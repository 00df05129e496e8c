/** contextlib, functools, itertools, dataclasses, collections, random, heapq and operator in Python. */
export const TOOLS = `
class _GeneratorContext:
    def __init__(self, function, args, kwargs):
        self.generator = function(*args, **kwargs)

    def __enter__(self):
        try:
            return next(self.generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        if kind is None:
            try:
                next(self.generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.generator.throw(value)
        except StopIteration as error:
            return error is not value
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")

def contextmanager(function):
    @wraps(function)
    def helper(*args, **kwargs):
        return _GeneratorContext(function, args, kwargs)
    return helper

class suppress:
    def __init__(self, *exceptions):
        self.exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self.exceptions)

class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *details):
        return None

class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *details):
        self.thing.close()

class partial:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

_EMPTY = object()

def reduce(function, iterable, initial=_EMPTY):
    iterator = iter(iterable)
    if initial is _EMPTY:
        initial = next(iterator, _EMPTY)
        if initial is _EMPTY:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        initial = function(initial, item)
    return initial

def wraps(wrapped):
    def decorate(wrapper):
        wrapper.__name__ = wrapped.__name__
        wrapper.__wrapped__ = wrapped
        return wrapper
    return decorate

def cmp_to_key(compare):
    class Key:
        def __init__(self, value):
            self.value = value
        def __lt__(self, other):
            return compare(self.value, other.value) < 0
        def __eq__(self, other):
            return compare(self.value, other.value) == 0
    return Key

def total_ordering(cls):
    names = cls.__dict__
    if "__lt__" in names:
        if "__gt__" not in names:
            cls.__gt__ = lambda self, other: not (self < other or self == other)
        if "__le__" not in names:
            cls.__le__ = lambda self, other: self < other or self == other
        if "__ge__" not in names:
            cls.__ge__ = lambda self, other: not self < other
    elif "__gt__" in names:
        cls.__lt__ = lambda self, other: not (self > other or self == other)
        cls.__ge__ = lambda self, other: self > other or self == other
        cls.__le__ = lambda self, other: not self > other
    return cls

class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize

    def __repr__(self):
        return f"CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, currsize={self.currsize})"

class _Cached:
    def __init__(self, function, maxsize):
        self.__wrapped__ = function
        self.__name__ = function.__name__
        self.maxsize = maxsize
        self.cache_clear()

    def cache_clear(self):
        self.results = {}
        self.hits = self.misses = 0

    def cache_info(self):
        return _CacheInfo(self.hits, self.misses, self.maxsize, len(self.results))

    def __call__(self, *args, **kwargs):
        key = (args, tuple(kwargs.items())) if kwargs else args
        if key in self.results:
            self.hits += 1
            value = self.results.pop(key)
            self.results[key] = value
            return value
        value = self.__wrapped__(*args, **kwargs)
        self.misses += 1
        if self.maxsize is not None and len(self.results) >= self.maxsize:
            for oldest in self.results:
                break
            del self.results[oldest]
        self.results[key] = value
        return value

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return partial(self, instance)

def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cached(maxsize, 128)
    return lambda function: _Cached(function, maxsize)

def cache(function):
    return _Cached(function, None)

def count(start=0, step=1):
    while True:
        yield start
        start += step

def cycle(iterable):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item

def repeat(value, times=None):
    if times is None:
        while True:
            yield value
    for _ in range(times):
        yield value

class chain:
    def __init__(self, *iterables):
        self.items = _chained(iterables)

    def __iter__(self):
        return self.items

    def __next__(self):
        return next(self.items)

    @classmethod
    def from_iterable(cls, iterables):
        made = chain()
        made.items = _chained(iterables)
        return made

def _chained(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item

def islice(iterable, *args):
    bounds = slice(*args)
    start, stop, step = bounds.start or 0, bounds.stop, bounds.step or 1
    if stop is not None and stop <= 0:
        return
    index = 0
    wanted = start
    for item in iterable:
        if stop is not None and index >= stop:
            return
        if index == wanted:
            yield item
            wanted += step
        index += 1
        if stop is not None and index >= stop:
            return

def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item

def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    for item in iterator:
        yield item

def filterfalse(predicate, iterable):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item

def starmap(function, iterable):
    for args in iterable:
        yield function(*args)

def accumulate(iterable, func=None, *, initial=None):
    total = initial
    is_first = initial is None
    if not is_first:
        yield total
    for item in iterable:
        if is_first:
            total, is_first = item, False
        else:
            total = total + item if func is None else func(total, item)
        yield total

def pairwise(iterable):
    previous = _EMPTY
    for item in iterable:
        if previous is not _EMPTY:
            yield previous, item
        previous = item

def groupby(iterable, key=None):
    group, own = [], _EMPTY
    for item in iterable:
        new = item if key is None else key(item)
        if own is not _EMPTY and new != own:
            yield own, iter(group)
            group = []
        own = new
        group.append(item)
    if own is not _EMPTY:
        yield own, iter(group)

def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    while True:
        row, found = [], False
        for iterator in iterators:
            item = next(iterator, _EMPTY)
            if item is _EMPTY:
                item = fillvalue
            else:
                found = True
            row.append(item)
        if not found:
            return
        yield tuple(row)

def tee(iterable, n=2):
    items = list(iterable)
    return tuple(iter(items) for _ in range(n))

def compress(data, selectors):
    for item, selector in zip(data, selectors):
        if selector:
            yield item

def product(*iterables, repeat=1):
    rows = [()]
    for pool in [tuple(iterable) for iterable in iterables] * repeat:
        rows = [row + (item,) for row in rows for item in pool]
    for row in rows:
        yield row

def permutations(iterable, r=None):
    pool = tuple(iterable)
    size = len(pool)
    r = size if r is None else r
    for indices in product(range(size), repeat=r):
        if len(set(indices)) == r:
            yield tuple(pool[index] for index in indices)

def combinations(iterable, r):
    pool = tuple(iterable)
    for indices in permutations(range(len(pool)), r):
        if sorted(indices) == list(indices):
            yield tuple(pool[index] for index in indices)

def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    for indices in product(range(len(pool)), repeat=r):
        if sorted(indices) == list(indices):
            yield tuple(pool[index] for index in indices)

class FrozenInstanceError(AttributeError):
    pass

MISSING = _EMPTY

class _Field:
    def __init__(self, default, default_factory, init, repr, compare):
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.name = None

def field(*, default=_EMPTY, default_factory=_EMPTY, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False):
    return _Field(default, default_factory, init, repr, compare)

def _collect_fields(cls):
    found = {}
    for base in reversed(cls.__mro__[1:]):
        for own in base.__dict__.get("__dataclass_fields__", {}).values():
            found[own.name] = own
    names = cls.__dict__.get("__annotations__", {})
    for name in names:
        value = cls.__dict__.get(name, _EMPTY)
        if isinstance(value, _Field):
            own = value
            if own.default is not _EMPTY:
                setattr(cls, name, own.default)
            else:
                delattr(cls, name)
        else:
            if isinstance(value, (list, dict, set)):
                raise ValueError(f"mutable default {type(value)} for field {name} is not allowed: use default_factory")
            own = _Field(value, _EMPTY, True, True, True)
        own.name = name
        found[name] = own
    return found

def _dataclass_init(cls, fields, frozen):
    wanted = [own for own in fields.values() if own.init]
    is_optional = False
    for own in wanted:
        if own.default is not _EMPTY or own.default_factory is not _EMPTY:
            is_optional = True
        elif is_optional:
            raise TypeError(f"non-default argument '{own.name}' follows default argument")
    every = list(fields.values())
    has_post = hasattr(cls, "__post_init__")

    def __init__(self, *args, **kwargs):
        if len(args) > len(wanted):
            low = 1 + len([own for own in wanted if own.default is _EMPTY and own.default_factory is _EMPTY])
            high = len(wanted) + 1
            count = f"from {low} to {high}" if low != high else f"{high}"
            raise TypeError(f"{cls.__qualname__}.__init__() takes {count} positional argument{'' if high == 1 else 's'} but {len(args) + 1} {'were'} given")
        values = {}
        for own, value in zip(wanted, args):
            values[own.name] = value
        for name, value in kwargs.items():
            if name in values:
                raise TypeError(f"{cls.__qualname__}.__init__() got multiple values for argument '{name}'")
            if name not in fields or not fields[name].init:
                raise TypeError(f"{cls.__qualname__}.__init__() got an unexpected keyword argument '{name}'")
            values[name] = value
        missing = []
        for own in every:
            if own.name in values:
                value = values[own.name]
            elif own.default_factory is not _EMPTY:
                value = own.default_factory()
            elif own.default is not _EMPTY:
                value = own.default
            elif own.init:
                missing.append(own.name)
                continue
            else:
                continue
            object.__setattr__(self, own.name, value)
        if missing:
            names = [f"'{name}'" for name in missing]
            text = names[0] if len(names) == 1 else " and ".join(names) if len(names) == 2 else ", ".join(names[:-1]) + ", and " + names[-1]
            raise TypeError(f"{cls.__qualname__}.__init__() missing {len(names)} required positional argument{'' if len(names) == 1 else 's'}: {text}")
        if has_post:
            self.__post_init__()
    return __init__

def _process_dataclass(cls, init, repr, eq, order, frozen, unsafe_hash):
    fields = _collect_fields(cls)
    cls.__dataclass_fields__ = fields
    cls.__match_args__ = tuple(fields)
    shown = [own.name for own in fields.values() if own.repr]
    compared = [own.name for own in fields.values() if own.compare]
    names = cls.__dict__
    if init and "__init__" not in names:
        cls.__init__ = _dataclass_init(cls, fields, frozen)
    if repr and "__repr__" not in names:
        def __repr__(self):
            return f"{type(self).__qualname__}({', '.join([name + '=' + _repr(getattr(self, name)) for name in shown])})"
        cls.__repr__ = __repr__
    def key(self):
        return tuple([getattr(self, name) for name in compared])
    if eq and "__eq__" not in names:
        def __eq__(self, other):
            if type(self) is not type(other):
                return NotImplemented
            return key(self) == key(other)
        cls.__eq__ = __eq__
        if "__hash__" not in names:
            cls.__hash__ = None
    if order:
        def compare(test):
            def method(self, other):
                if type(self) is not type(other):
                    return NotImplemented
                return test(key(self), key(other))
            return method
        cls.__lt__ = compare(lambda a, b: a < b)
        cls.__le__ = compare(lambda a, b: a <= b)
        cls.__gt__ = compare(lambda a, b: a > b)
        cls.__ge__ = compare(lambda a, b: a >= b)
    if frozen or unsafe_hash:
        def __hash__(self):
            return hash(key(self))
        cls.__hash__ = __hash__
    if frozen:
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field '{name}'")
        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field '{name}'")
        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    return cls

_repr = repr

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False):
    def decorate(cls):
        return _process_dataclass(cls, init, repr, eq, order, frozen, unsafe_hash)
    return decorate if cls is None else decorate(cls)

def fields(thing):
    return tuple(thing.__dataclass_fields__.values())

def is_dataclass(thing):
    return hasattr(thing, "__dataclass_fields__")

def asdict(thing):
    return {name: _plain(getattr(thing, name)) for name in thing.__dataclass_fields__}

def _plain(value):
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value

def astuple(thing):
    return tuple([getattr(thing, name) for name in thing.__dataclass_fields__])

def replace(thing, /, **changes):
    values = {name: getattr(thing, name) for name in thing.__dataclass_fields__}
    values.update(changes)
    return type(thing)(**values)

class _NamedTuple(tuple):
    def __new__(cls, *args, **kwargs):
        names = cls._fields
        if len(args) > len(names):
            raise TypeError(f"{cls.__name__}.__new__() takes {len(names) + 1} positional arguments but {len(args) + 1} were given")
        values = list(args)
        missing = []
        for name in names[len(args):]:
            if name in kwargs:
                values.append(kwargs.pop(name))
            elif name in cls._field_defaults:
                values.append(cls._field_defaults[name])
            else:
                missing.append(f"'{name}'")
        if missing:
            text = missing[0] if len(missing) == 1 else " and ".join(missing) if len(missing) == 2 else ", ".join(missing[:-1]) + ", and " + missing[-1]
            raise TypeError(f"{cls.__name__}.__new__() missing {len(missing)} required positional argument{'' if len(missing) == 1 else 's'}: {text}")
        for name in kwargs:
            raise TypeError(f"{cls.__name__}.__new__() got an unexpected keyword argument '{name}'")
        return tuple.__new__(cls, values)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([name + '=' + _repr(getattr(self, name)) for name in self._fields])})"

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, /, **changes):
        values = self._asdict()
        values.update(changes)
        return type(self)(**values)

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

def _item_getter(index):
    return property(lambda self: tuple.__getitem__(self, index))

def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    class made(_NamedTuple):
        pass
    _rename(made, typename)
    made._fields = tuple(field_names)
    made._field_defaults = {}
    if defaults:
        made._field_defaults = dict(zip(made._fields[-len(defaults):], defaults))
    for index, name in enumerate(made._fields):
        setattr(made, name, _item_getter(index))
    return made

_DoneAndNotDone = namedtuple("DoneAndNotDoneFutures", "done not_done")

class _CounterMethods:
    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return items if n is None else items[:n]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.values())

    def update(self, iterable=None, /, **kwargs):
        _count_into(self, iterable, 1)
        if kwargs:
            _count_into(self, kwargs, 1)

    def subtract(self, iterable=None, /, **kwargs):
        _count_into(self, iterable, -1)
        if kwargs:
            _count_into(self, kwargs, -1)

def _count_into(counter, iterable, sign):
    if iterable is None:
        return
    if isinstance(iterable, dict):
        for key, count in iterable.items():
            counter[key] = counter.get(key, 0) + sign * count
    else:
        for key in iterable:
            counter[key] = counter.get(key, 0) + sign

_add_methods(Counter, _CounterMethods)

def heappush(heap, item):
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)

def heappop(heap):
    last = heap.pop()
    if heap:
        smallest = heap[0]
        heap[0] = last
        _siftup(heap, 0)
        return smallest
    return last

def heapify(heap):
    for index in reversed(range(len(heap) // 2)):
        _siftup(heap, index)

def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _siftup(heap, 0)
    return item

def heapreplace(heap, item):
    smallest = heap[0]
    heap[0] = item
    _siftup(heap, 0)
    return smallest

def _siftdown(heap, start, position):
    item = heap[position]
    while position > start:
        parent = (position - 1) >> 1
        if item < heap[parent]:
            heap[position] = heap[parent]
            position = parent
            continue
        break
    heap[position] = item

def _siftup(heap, position):
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _siftdown(heap, start, position)

def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n]

def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n]

def itemgetter(*keys):
    if len(keys) == 1:
        return lambda thing: thing[keys[0]]
    return lambda thing: tuple([thing[key] for key in keys])

def attrgetter(name):
    return lambda thing: getattr(thing, name)

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
`
