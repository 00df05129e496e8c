def f(a,b=2,*args,c,d=4,**kw): return (a,b,args,c,d,kw)
print(f(1,c=3),f(1,2,3,4,c=5,e=6),f(*[1,2],**{"c":3}))
def outer():
    x=1
    def inner():
        nonlocal x
        x+=1
        return x
    return inner
g=outer(); print(g(),g(),outer()())
def fact(n): return 1 if n<=1 else n*fact(n-1)
print(fact(20),fact(30))
print((lambda x,y=2:x+y)(1),[f(2) for f in [lambda x,i=i:x*i for i in range(3)]])
def gen(n):
    for i in range(n):
        x=yield i
        if x: print("got",x)
    return "done"
it=gen(3); print(next(it),it.send("hi"),next(it))
try: next(it)
except StopIteration as e: print("stop",e.value)
def delegate():
    r=yield from gen(2)
    print("r",r)
    yield 99
print(list(delegate()),sum(x*x for x in range(4)),list(x for x in "ab"))
def fib():
    a,b=0,1
    while True:
        yield a
        a,b=b,a+b
for x in fib():
    if x>50: break
    print(x,end=" ")
print()
def deco(fn):
    def w(*a): 
        print("call",fn.__name__,a)
        return fn(*a)
    return w
@deco
def add(a,b): return a+b
print(add(1,2))
def kwonly(*,x=1): return x
print(kwonly(),kwonly(x=5))
def pos(a,/,b): return a,b
print(pos(1,b=2))
def ann(a:int,b:"str"="x")->list: 
    """doc"""
    return [a,b]
print(ann(1)); x:int=5; print(x)
count=0
def inc():
    global count
    count+=1
inc();inc();print(count)
print(*[1,2],sep="-",end="!\n")
print((lambda *a,**k:(a,k))(1,b=2))
def default_list(x,acc=[]):
    acc.append(x); return acc
print(default_list(1),default_list(2))
