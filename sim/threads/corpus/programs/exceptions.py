def f(x):
    try:
        if x==0: raise ValueError("zero")
        if x==1: return "ret"
        if x==2: 1/0
        print("body",x)
    except ValueError as e:
        print("ve",e,e.args); return "v"
    except (ZeroDivisionError,KeyError) as e:
        print(type(e).__name__,e)
    else:
        print("else")
    finally:
        print("fin",x)
    return "end"
for i in range(4): print(f(i))
class MyErr(Exception):
    def __init__(self,code): super().__init__(f"code {code}"); self.code=code
try: raise MyErr(5)
except MyErr as e: print(e,e.code,repr(e))
try:
    try: raise KeyError("a")
    except KeyError as e: raise RuntimeError("b") from e
except RuntimeError as e: print(e,repr(e.__cause__))
try: raise
except RuntimeError as e: print(e)
def g():
    for i in range(3):
        try:
            if i==1: continue
            if i==2: break
            print(i)
        finally: print("f",i)
g()
def h():
    try: return 1
    finally: print("cleanup")
print(h())
def k():
    while True:
        try: return "a"
        finally: break
    return "b"
print(k())
for e in [lambda:[][1],lambda:{}["k"],lambda:int("x"),lambda:None.x,lambda:undefined,lambda:"a"+1,lambda:1+"a",lambda:len(5),lambda:(1).foo,lambda:[].pop(),lambda:next(iter([])),lambda:f(),lambda:f(1,2),lambda:f(y=1),lambda:max([]),lambda:sorted([1,"a"]),lambda:{}[[]],lambda:{[1]:2},lambda:"%d"%"x",lambda:[1,2,3].remove(9),lambda:list(5),lambda:range(1.5),lambda:"abc".index("z"),lambda:int([]),lambda:float("x"),lambda:chr(-1),lambda:"a"*"b",lambda:[1]+(2,),lambda:1<"a",lambda:{}<{},lambda:iter(5),lambda:isinstance(1,2),lambda:abs("x"),lambda:-"x",lambda:1%0,lambda:1//0,lambda:1.0/0,lambda:1.0//0,lambda:1.0%0,lambda:0**-1,lambda:"".join([1]),lambda:sum(["a"]),lambda:[].index(1),lambda:print(sep=1),lambda:int("9"*5,8), lambda: (1,2)[5], lambda: "abc"[10], lambda: round("x"), lambda: hash([]), lambda: setattr(5,"a",1)]:
    try: print(e())
    except Exception as x: print(type(x).__name__,x)
try:
    a,b=1
except TypeError as e: print(e)
try: a,b=1,2,3
except ValueError as e: print(e)
try: a,b,c=[1,2]
except ValueError as e: print(e)
try: assert 1==2,"msg"
except AssertionError as e: print(repr(e))
try: assert False
except AssertionError as e: print(repr(e))
def unb():
    print(xx)
    xx=1
try: unb()
except UnboundLocalError as e: print(e)
try:
    try: raise ValueError("1")
    finally: print("inner fin")
except ValueError as e: print(e)
print("done")
