from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, TimeoutError, CancelledError, Future
import time, threading
def f(x):
    if x == 3: raise ValueError("three")
    time.sleep(x * 0.02); return x * 10
with ThreadPoolExecutor(max_workers=4) as ex:
    fs = [ex.submit(f, i) for i in range(3)]
    print([g.result() for g in fs], all(g.done() for g in fs), fs[0].running(), fs[0].cancelled(), fs[0].exception())
    print(list(ex.map(f, [2, 0, 1])), list(ex.map(lambda a, b: a + b, [1, 2], [3, 4])))
    g = ex.submit(f, 3)
    try: g.result()
    except ValueError as e: print("caught", e)
    print(repr(g.exception()))
    try:
        for r in ex.map(f, [1, 3, 2]): print(r)
    except ValueError as e: print("map", e)
    print(sorted(x.result() for x in as_completed([ex.submit(f, i) for i in (2, 1)])))
    d, nd = wait([ex.submit(f, i) for i in (0, 1)]); print(len(d), len(nd))
    def who(): return threading.current_thread().name
    print(ex.submit(who).result().startswith("ThreadPoolExecutor-"))
try: ex.submit(f, 1)
except RuntimeError as e: print(e)
try: ThreadPoolExecutor(0)
except ValueError as e: print(e)
fu = Future(); fu.set_result(5); print(fu.result(), fu.done())
fu = Future(); print(fu.cancel(), fu.cancelled())
try: fu.result()
except CancelledError: print("cancelled")
fu = Future()
try: fu.result(timeout=0.01)
except TimeoutError: print("timeout")
