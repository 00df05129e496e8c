/** functools. */
export const FUNCTOOLS = `
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
        for name in ("__name__", "__doc__"):
            if hasattr(wrapped, name):
                setattr(wrapper, name, getattr(wrapped, name))
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
        self.__doc__ = function.__doc__
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

def update_wrapper(wrapper, wrapped):
    return wraps(wrapped)(wrapper)

class cached_property:
    def __init__(self, func):
        self.func = func

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        setattr(instance, self.attrname, value)
        return value
`
