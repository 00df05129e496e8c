from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(max_workers=1)
def inner(): return 1
def outer():
    return pool.submit(inner).result() + 1
f = pool.submit(outer)
print(f.result())
