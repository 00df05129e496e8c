/** The classes of collections.abc: `_required` names the methods, or the classes, that make a class one of them. */
export const ABSTRACT = `
class Container:
    _required = ("__contains__",)

class Hashable:
    _required = ("__hash__",)

class Sized:
    _required = ("__len__",)

class Callable:
    _required = ("__call__",)

class Iterable:
    _required = ("__iter__",)

class Iterator(Iterable):
    _required = ("__iter__", "__next__")
    def __iter__(self):
        return self

class Generator(Iterator):
    _required = ("__iter__", "__next__", "send", "throw", "close")

class Reversible(Iterable):
    _required = ("__iter__", "__reversed__")

class Collection(Iterable):
    _required = ("__len__", "__iter__", "__contains__")

class Sequence(Collection):
    _required = (list, tuple, str, range, deque)
    def __iter__(self):
        index = 0
        while True:
            try:
                item = self[index]
            except IndexError:
                return
            yield item
            index += 1
    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False
    def __reversed__(self):
        for index in range(len(self) - 1, -1, -1):
            yield self[index]
    def index(self, value):
        for index in range(len(self)):
            if self[index] == value:
                return index
        raise ValueError
    def count(self, value):
        return len([item for item in self if item is value or item == value])

class MutableSequence(Sequence):
    _required = (list, deque)

class Mapping(Collection):
    _required = (dict,)
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default
    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True
    def keys(self):
        return [key for key in self]
    def values(self):
        return [self[key] for key in self]
    def items(self):
        return [(key, self[key]) for key in self]

class MutableMapping(Mapping):
    _required = (dict,)

class Set(Collection):
    _required = (set, frozenset)

class MutableSet(Set):
    _required = (set,)

class KeysView(Set):
    _required = (type({}.keys()),)

class ValuesView(Collection):
    _required = (type({}.values()),)

class ItemsView(Set):
    _required = (type({}.items()),)
`
