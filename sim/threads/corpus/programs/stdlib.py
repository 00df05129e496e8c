import math, random, itertools, functools, collections, heapq
from collections import deque, defaultdict, Counter, namedtuple, OrderedDict
random.seed(1); print(random.random(),random.randint(1,100),random.choice([1,2,3]),random.uniform(0,1))
l=list(range(10)); random.shuffle(l); print(l,random.sample(range(100),5),random.randrange(10),random.getrandbits(8))
random.seed(42); print([random.random() for _ in range(3)],random.choices([1,2,3],k=4))
print(math.sqrt(16),math.pi,math.floor(2.7),math.ceil(2.1),math.gcd(12,18),math.factorial(10),math.log(math.e),math.inf,math.isqrt(17),math.comb(5,2))
d=deque([1,2,3],maxlen=3); d.append(4); d.appendleft(0); print(d,d.pop(),d.popleft(),len(d)); d.rotate(1); d.extend([7,8]); print(d,list(d),d[0])
dd=defaultdict(list); dd["a"].append(1); print(dd,dict(dd),dd["z"]); di=defaultdict(int); di["x"]+=1; print(di)
c=Counter("abracadabra"); print(c,c.most_common(2),c["z"],c["a"]); c.update("aa"); print(c["a"],sum(c.values()),Counter(a=1)+Counter(a=2,b=1))
P=namedtuple("P","x y"); p=P(1,y=2); print(p,p.x,p[1],p._replace(x=5),p==(1,2),*p); x,y=p; print(x,y,p._asdict(),P._fields)
print(list(itertools.chain([1],[2,3])),list(itertools.islice(itertools.count(5),3)),list(itertools.product("ab",[1,2])),list(itertools.permutations([1,2,3],2)),list(itertools.combinations("abc",2)),list(itertools.accumulate([1,2,3])),list(itertools.repeat(1,2)),list(itertools.zip_longest([1],[2,3])),[(k,list(g)) for k,g in itertools.groupby("aab")])
print(functools.reduce(lambda a,b:a*b,[1,2,3,4]),functools.partial(int,base=2)("101"))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80),fib.cache_info())
h=[5,3,8,1]; heapq.heapify(h); print(heapq.heappop(h),h); heapq.heappush(h,0); print(h,heapq.nsmallest(2,h))
from dataclasses import dataclass, field
@dataclass
class Pt:
    x:int
    y:int=0
    tags:list=field(default_factory=list)
print(Pt(1),Pt(1,2)==Pt(1,2),Pt(1).tags)
@dataclass(frozen=True,order=True)
class Fr:
    a:int
print(Fr(1)<Fr(2),hash(Fr(1))==hash(Fr(1)),{Fr(1):2}[Fr(1)])
try: Fr(1).a=2
except Exception as e: print(type(e).__name__,e)
try: Pt()
except TypeError as e: print(e)
from contextlib import contextmanager, suppress
@contextmanager
def cm(n):
    print("in",n)
    try: yield n*2
    except ValueError: print("swallow")
    finally: print("out",n)
with cm(1) as v: print(v)
with cm(2): raise ValueError
with suppress(KeyError): {}["a"]
od=OrderedDict(a=1); od["b"]=2; od.move_to_end("a"); print(list(od))
import operator, time, string
print(operator.itemgetter(1)([5,6]),string.digits, time.time()>0)
