from concurrent.futures import ThreadPoolExecutor
def sq(x): return x*x
with ThreadPoolExecutor(2) as ex:
    r=list(ex.map(sq,range(2)))
assert r==[0,1]
