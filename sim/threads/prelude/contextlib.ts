/** contextlib: generators and other things as context managers. */
export const CONTEXTLIB = `
class _GeneratorContext:
    def __init__(self, function, args, kwargs):
        self.generator = function(*args, **kwargs)
        self._again = function, args, kwargs

    def __call__(self, function):
        @wraps(function)
        def inner(*args, **kwargs):
            with _GeneratorContext(*self._again):
                return function(*args, **kwargs)
        return inner

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

class AbstractContextManager:
    def __enter__(self):
        return self

class ExitStack:
    def __init__(self):
        self._exits = []

    def __enter__(self):
        return self

    def enter_context(self, manager):
        kind = type(manager)
        if not hasattr(kind, "__enter__") or not hasattr(kind, "__exit__"):
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager protocol")
        value = manager.__enter__()
        self._exits.append(manager.__exit__)
        return value

    def push(self, manager):
        self._exits.append(manager.__exit__ if hasattr(manager, "__exit__") else manager)
        return manager

    def callback(self, function, /, *args, **kwargs):
        self._exits.append(_calling(function, args, kwargs))
        return function

    def pop_all(self):
        made = ExitStack()
        made._exits, self._exits = self._exits, []
        return made

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, kind, value, traceback):
        had = value is not None
        while self._exits:
            leave = self._exits.pop()
            try:
                if leave(None if value is None else type(value), value, None):
                    value = None
            except BaseException as error:
                value = error
                had = False
        if value is not None and not had:
            raise value
        return had and value is None

def _calling(function, args, kwargs):
    def leave(*details):
        function(*args, **kwargs)
    return leave
`
