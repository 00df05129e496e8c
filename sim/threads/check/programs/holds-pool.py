from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(max_workers=2) as ex:
    fs=[ex.submit(pow,i,2) for i in range(2)]
    r=[f.result() for f in fs]
assert r==[0,1]
