/** heapq. */
export const HEAPQ = `
def heappush(heap, item):
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)

def heappop(heap):
    if not heap:
        raise IndexError("index out of range")
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
    if not heap:
        raise IndexError("index out of range")
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

def merge(*iterables, key=None, reverse=False):
    waiting = []
    for iterable in iterables:
        iterator = iter(iterable)
        item = next(iterator, _EMPTY)
        if item is not _EMPTY:
            waiting.append([item if key is None else key(item), item, iterator])
    while waiting:
        best = 0
        for index in range(1, len(waiting)):
            own, least = waiting[index][0], waiting[best][0]
            if (least < own) if reverse else (own < least):
                best = index
        row = waiting[best]
        yield row[1]
        item = next(row[2], _EMPTY)
        if item is _EMPTY:
            del waiting[best]
        else:
            row[0], row[1] = item if key is None else key(item), item
`
