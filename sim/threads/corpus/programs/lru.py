from collections import OrderedDict
cache, faults = OrderedDict(), 0
for page in [1, 2, 3, 1, 4, 5, 1]:
    if page in cache:
        cache.move_to_end(page)
        continue
    faults += 1
    if len(cache) == 3:
        cache.popitem(last=False)
    cache[page] = True
print(faults, list(cache))
