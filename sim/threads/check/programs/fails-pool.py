from concurrent.futures import ThreadPoolExecutor
n=0
def inc():
    global n
    n+=1
with ThreadPoolExecutor(2) as ex:
    for _ in range(2): ex.submit(inc)
assert n==2
