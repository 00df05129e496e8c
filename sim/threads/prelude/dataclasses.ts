/** dataclasses. */
export const DATACLASSES = `
class FrozenInstanceError(AttributeError):
    pass

MISSING = _EMPTY

class _Field:
    def __init__(self, default, default_factory, init, repr, compare, kw_only=None):
        self.kw_only = kw_only
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.name = None

def field(*, default=_EMPTY, default_factory=_EMPTY, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=None):
    return _Field(default, default_factory, init, repr, compare, kw_only)

def _collect_fields(cls, kw_only):
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
        if own.kw_only is None:
            own.kw_only = kw_only
        found[name] = own
    return found

def _dataclass_init(cls, fields, frozen):
    wanted = [own for own in fields.values() if own.init and not own.kw_only]
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
            raise TypeError(f"{cls.__qualname__}.__init__() takes {count} positional argument{'' if high == 1 else 's'} but {len(args) + 1} {'was' if len(args) == 0 else 'were'} given")
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
        lacking = []
        for own in every:
            if own.name in values:
                value = values[own.name]
            elif own.default_factory is not _EMPTY:
                value = own.default_factory()
            elif own.default is not _EMPTY:
                value = own.default
            elif own.init:
                (lacking if own.kw_only else missing).append(own.name)
                continue
            else:
                continue
            object.__setattr__(self, own.name, value)
        if missing:
            names = [f"'{name}'" for name in missing]
            text = names[0] if len(names) == 1 else " and ".join(names) if len(names) == 2 else ", ".join(names[:-1]) + ", and " + names[-1]
            raise TypeError(f"{cls.__qualname__}.__init__() missing {len(names)} required positional argument{'' if len(names) == 1 else 's'}: {text}")
        if lacking:
            names = [f"'{name}'" for name in lacking]
            text = names[0] if len(names) == 1 else " and ".join(names) if len(names) == 2 else ", ".join(names[:-1]) + ", and " + names[-1]
            raise TypeError(f"{cls.__qualname__}.__init__() missing {len(names)} required keyword-only argument{'' if len(names) == 1 else 's'}: {text}")
        if has_post:
            self.__post_init__()
    return __init__

def _process_dataclass(cls, init, repr, eq, order, frozen, unsafe_hash, kw_only):
    fields = _collect_fields(cls, kw_only)
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
        return _process_dataclass(cls, init, repr, eq, order, frozen, unsafe_hash, kw_only)
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
`
