from concurrent.futures import ThreadPoolExecutor, as_completed, wait
import threading
def sq(x):
    if x==3: raise ValueError("three")
    return x*x
with ThreadPoolExecutor(max_workers=2) as ex:
    fs=[ex.submit(sq,i) for i in range(5)]
    for f in fs:
        try: print(f.result())
        except ValueError as e: print("err",e)
    print(list(ex.map(sq,[1,2,4])), fs[0].done(), fs[3].exception())
print(sorted(f.result() for f in as_completed([ThreadPoolExecutor(1).submit(sq,2)])))
try: ex.submit(sq,1)
except RuntimeError as e: print(e)
def name(): return threading.current_thread().name
with ThreadPoolExecutor(1,thread_name_prefix="w") as p: print(p.submit(name).result())
