/** collections: namedtuple, and what Counter does with numbers. */
export const COLLECTIONS = `
class _NamedTuple(tuple):
    def __new__(cls, *args, **kwargs):
        names = cls._fields
        if len(args) > len(names):
            low = len(names) + 1 - len(cls._field_defaults)
            count = f"from {low} to {len(names) + 1}" if cls._field_defaults else len(names) + 1
            raise TypeError(f"{cls.__name__}.__new__() takes {count} positional arguments but {len(args) + 1} were given")
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
    return property(lambda self: tuple.__getitem__(self, index), _no_setting)

def _no_setting(self, value):
    raise AttributeError("can't set attribute")

_KEYWORDS = "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split()

def _checked_names(names, rename):
    seen = set()
    for index, name in enumerate(names):
        if rename and (not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in seen):
            names[index] = name = f"_{index}"
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return names

def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = _checked_names(list(field_names), rename)
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

    def __pos__(self):
        return Counter({key: count for key, count in self.items() if count > 0})

    def __neg__(self):
        return Counter({key: -count for key, count in self.items() if count < 0})

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

class NamedTuple(_NamedTuple):
    def __init_subclass__(cls):
        names = tuple(cls.__dict__.get("__annotations__", ()))
        if not names:
            return
        cls._fields = names
        cls._field_defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        for index, name in enumerate(names):
            setattr(cls, name, _item_getter(index))
`
