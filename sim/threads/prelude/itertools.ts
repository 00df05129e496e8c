/** itertools. */
export const ITERTOOLS = `
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
`
