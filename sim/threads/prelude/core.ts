/**
 * The part of the library that is written in Python, because other threads may run in the middle of it: whatever calls
 * back into the program or waits in several steps. Its frames do not show in tracebacks.
 */
export const CORE = `
def _instantiate(args, keywords):
    made = args[0].__new__(*args, **keywords)
    if isinstance(made, args[0]):
        made.__init__(*args[1:], **keywords)
    return made

def _any(iterable):
    for item in iterable:
        if item:
            return True
    return False

def _all(iterable):
    for item in iterable:
        if not item:
            return False
    return True

def _sum(iterable, start=0):
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    for item in iterable:
        start = start + item
    return start

def _keyed(items, key):
    return [(key(item), item) for item in items]

def _first(pair):
    return pair[0]

def _sorted(*given, key=None, reverse=False):
    if len(given) != 1:
        raise TypeError(f"sorted expected 1 argument, got {len(given)}")
    items = [item for item in given[0]]
    if key is None:
        return _sort_by(items, None, reverse)
    return _sort_by(items, [key(item) for item in items], reverse)

def _list_sort(self, *, key=None, reverse=False):
    keys = None if key is None else [key(item) for item in self]
    self[:] = _sort_by(list(self), keys, reverse)

_NOTHING = object()

def _extreme(name, args, key, default, sign):
    if not args:
        raise TypeError(f"{name} expected at least 1 argument, got 0")
    items = [item for item in (args[0] if len(args) == 1 else args)]
    if not items:
        if default is not _NOTHING:
            return default
        raise ValueError(f"{name}() arg is an empty sequence")
    best = items[0]
    best_key = best if key is None else key(best)
    for item in items[1:]:
        own = item if key is None else key(item)
        if (own < best_key) if sign < 0 else (own > best_key):
            best, best_key = item, own
    return best

def _min(*args, key=None, default=_NOTHING):
    return _extreme("min", args, key, default, -1)

def _max(*args, key=None, default=_NOTHING):
    return _extreme("max", args, key, default, 1)

def _enumerate(iterable, start=0):
    for item in iterable:
        yield start, item
        start += 1

def _zip(*iterables, strict=False):
    iterators = [iter(iterable) for iterable in iterables]
    while iterators:
        row = []
        for iterator in iterators:
            item = next(iterator, _NOTHING)
            if item is _NOTHING:
                return
            row.append(item)
        yield tuple(row)

def map(function, *iterables):
    if len(iterables) == 1:
        return _map_one(function, iter(iterables[0]))
    if not iterables:
        raise TypeError("map() must have at least two arguments.")
    return _map_many(function, zip(*iterables))

def _map_one(function, iterator):
    for item in iterator:
        yield function(item)

def _map_many(function, rows):
    for row in rows:
        yield function(*row)

def filter(function, iterable):
    return _filter(function, iter(iterable))

def _filter(function, iterator):
    for item in iterator:
        if item if function is None else function(item):
            yield item

def _iter_until(function, sentinel):
    return _calls_until(function, sentinel)

def _calls_until(function, sentinel):
    while True:
        value = function()
        if value == sentinel:
            return
        yield value

def _items(iterable):
    items = []
    for item in iterable:
        items.append(item)
    return items

def _list_new(cls, iterable=()):
    items = _items(iterable)
    return items if cls is list else cls.__new__(cls, items)

def _tuple_new(cls, iterable=()):
    return cls.__new__(cls, _items(iterable))

def _set_new(cls, iterable=()):
    return cls.__new__(cls, _items(iterable))

def _frozenset_new(cls, iterable=()):
    return cls.__new__(cls, _items(iterable))

def _str_new(cls, value=""):
    text = value.__str__()
    if not isinstance(text, str):
        raise TypeError(f"__str__ returned non-string (type {type(text).__name__})")
    return text if cls is str else cls.__new__(cls, text)

def _close(generator):
    try:
        generator.throw(GeneratorExit())
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError("generator ignored GeneratorExit")

def _extend(self, iterable):
    for item in iterable:
        self.append(item)

def _typing_cast(typ, val):
    return val

def _typing_same(value):
    return value

def _typing_new_type(name, tp):
    return _typing_same

def _join(self, iterable):
    return self.join(_items(iterable))
`

export const THREADING = `
class _Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._make(group, target, name, args, kwargs)
        if daemon is not None:
            self.daemon = daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def isDaemon(self):
        return self.daemon

    def setName(self, name):
        self.name = name

    def run(self):
        target = self._target
        if target is not None:
            target(*self._args, **self._kwargs)

_add_methods(Thread, _Thread)

class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()

class _Condition:
    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if timeout is None:
            while not result:
                self.wait()
                result = predicate()
            return result
        end = _monotonic() + timeout
        while not result:
            left = end - _monotonic()
            if left <= 0 or not self.wait(left):
                return predicate()
            result = predicate()
        return result

_add_methods(Condition, _Condition)

class _ActingBarrier:
    def wait(self, timeout=None):
        index = self._arrive(timeout)
        if index is not None:
            return index
        try:
            self._action()
        except BaseException:
            self._break()
            raise
        self._open()
        return self.parties - 1

_add_methods(_ActionBarrier, _ActingBarrier)
_rename(_ActionBarrier, "Barrier")

class _Local:
    pass

class local:
    def __init__(self):
        object.__setattr__(self, "_by_thread", {})

    def __getattr__(self, name):
        own = object.__getattribute__(self, "_by_thread").get(get_ident())
        if own is None or name not in own:
            raise AttributeError(f"'_thread._local' object has no attribute '{name}'")
        return own[name]

    def __setattr__(self, name, value):
        self._by_thread.setdefault(get_ident(), {})[name] = value

    def __delattr__(self, name):
        del self._by_thread[get_ident()][name]
`

export const FUTURES = `
class CancelledError(Exception):
    pass

class InvalidStateError(Exception):
    pass

class Future:
    def __init__(self):
        self._condition = Condition()
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._callbacks = []

    def cancel(self):
        with self._condition:
            if self._state in ("RUNNING", "FINISHED"):
                return False
            self._state = "CANCELLED"
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        with self._condition:
            return self._state == "CANCELLED"

    def running(self):
        with self._condition:
            return self._state == "RUNNING"

    def done(self):
        with self._condition:
            return self._state in ("FINISHED", "CANCELLED")

    def _call_back(self):
        for callback in self._callbacks:
            callback(self)

    def add_done_callback(self, callback):
        with self._condition:
            if self._state not in ("FINISHED", "CANCELLED"):
                self._callbacks.append(callback)
                return
        callback(self)

    def _wait(self, timeout):
        with self._condition:
            if self._state not in ("FINISHED", "CANCELLED"):
                if not self._condition.wait_for(lambda: self._state in ("FINISHED", "CANCELLED"), timeout):
                    raise TimeoutError()
            if self._state == "CANCELLED":
                raise CancelledError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == "CANCELLED":
                return False
            self._state = "RUNNING"
            return True

    def _finish(self, result, exception):
        with self._condition:
            self._result = result
            self._exception = exception
            self._state = "FINISHED"
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

def _work(queue):
    while True:
        item = queue.get()
        if item is None:
            queue.put(None)
            return
        future, function, args, kwargs = item
        item = None
        if not future.set_running_or_notify_cancel():
            continue
        try:
            result = function(*args, **kwargs)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        future = function = args = kwargs = None

class ThreadPoolExecutor:
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 8
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = max_workers
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{_next_pool()}"
        self._queue = SimpleQueue()
        self._threads = []
        self._lock = Lock()
        self._is_shut_down = False
        self._unfinished = 0

    def submit(self, function, /, *args, **kwargs):
        with self._lock:
            if self._is_shut_down:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Future()
            self._queue.put((future, function, args, kwargs))
            if len(self._threads) < self._max_workers:
                thread = Thread(target=_work, args=(self._queue,), name=f"{self._prefix}_{len(self._threads)}")
                self._threads.append(thread)
                _mark_worker(thread)
                thread.start()
            return future

    def map(self, function, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(function, *args) for args in zip(*iterables)]
        return _results(futures, timeout)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._is_shut_down = True
            if cancel_futures:
                while not self._queue.empty():
                    item = self._queue.get()
                    if item is not None:
                        item[0].cancel()
            self._queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.shutdown(wait=True)
        return False

def _results(futures, timeout):
    for future in futures:
        yield future.result(timeout)

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

def as_completed(futures, timeout=None):
    done = SimpleQueue()
    waiting = list(futures)
    for future in waiting:
        future.add_done_callback(done.put)
    for _ in range(len(waiting)):
        yield done.get(True, timeout)

def wait(futures, timeout=None, return_when=ALL_COMPLETED):
    done, left = set(), set(futures)
    for future in as_completed(list(left), timeout):
        done.add(future)
        left.discard(future)
        if return_when == FIRST_COMPLETED:
            break
        if return_when == FIRST_EXCEPTION and future.exception() is not None:
            break
    return _DoneAndNotDone(done, left)
`
