class A:
    n=0
    def __init__(self,x): self.x=x; A.n+=1
    def __repr__(self): return f"A({self.x})"
    def __eq__(self,o): return isinstance(o,A) and self.x==o.x
    def __lt__(self,o): return self.x<o.x
    def __hash__(self): return hash(self.x)
    def __add__(self,o): return A(self.x+(o.x if isinstance(o,A) else o))
    def __radd__(self,o): return A(o+self.x)
    def __len__(self): return self.x
    def __getitem__(self,i): return i*2
    def __contains__(self,i): return i==self.x
    def __call__(self,y): return self.x*y
    def __bool__(self): return self.x!=0
    def __neg__(self): return A(-self.x)
    def __iter__(self): return iter(range(self.x))
    @property
    def double(self): return self.x*2
    @double.setter
    def double(self,v): self.x=v//2
    @staticmethod
    def st(a): return a+1
    @classmethod
    def cm(cls,a): return cls(a)
a=A(3);b=A(4)
print(a,b,a==A(3),a!=b,a<b,sorted([b,a]),a+b,a+1,1+a,len(a),a[5],3 in a,a(10),bool(A(0)),-a,list(a))
print(a.double,A.st(1),A.cm(7),A.n,{a:1}[A(3)],max(a,b)); a.double=20; print(a.x)
class B(A):
    def __init__(self,x,y): super().__init__(x); self.y=y
    def __repr__(self): return "B<"+super().__repr__()+">"
b=B(1,2); print(b,isinstance(b,A),issubclass(B,A),type(b).__name__,B.__mro__[1].__name__,b.y)
class C:
    pass
c=C(); c.z=1; print(c.z,hasattr(c,"z"),getattr(c,"q",5),C.__name__); setattr(c,"w",2); print(c.__dict__); del c.z; print(hasattr(c,"z"))
class Stack(list):
    def peek(self): return self[-1]
s=Stack([1,2]); s.append(3); print(s,len(s),s.peek(),s[0],isinstance(s,list),s+[1],list(s),sum(s))
class M1:
    def hi(self): return "M1"
class M2:
    def hi(self): return "M2"
class D(M1,M2):
    def hi(self): return "D"+super().hi()
print(D().hi(),[k.__name__ for k in D.__mro__])
class Ctx:
    def __enter__(self): print("enter"); return self
    def __exit__(self,t,v,tb): print("exit",t.__name__ if t else None); return t is ValueError
with Ctx() as c: print("in")
with Ctx(): raise ValueError("x")
try:
    with Ctx(): raise KeyError("k")
except KeyError as e: print("caught",e)
class It:
    def __init__(self,n): self.n=n
    def __iter__(self): return self
    def __next__(self):
        if self.n<=0: raise StopIteration
        self.n-=1
        return self.n
print(list(It(3)),[x for x in It(2)],sum(It(4)),max(It(3)))
class P:
    __slots__=("a",)
    def __str__(self): return "P!"
print(str(P()),f"{P()}","%s"%P())
class G:
    def __getattr__(self,n): return n+"?"
print(G().foo)
class V:
    def __init__(self): self.d={}
    def __setitem__(self,k,v): self.d[k]=v
    def __getitem__(self,k): return self.d[k]
    def __delitem__(self,k): del self.d[k]
v=V(); v["a"]=1; v["a"]+=5; print(v["a"]); del v["a"]; print(v.d)
class E:
    def __eq__(self,o): return NotImplemented
print(E()==E(), E()!=1)
class Meth:
    x=[1,2]
    y=[i for i in range(3)]
    def __private(self): return 1
    def call(self): return self.__private()
print(Meth().call(),Meth.x,Meth.y)
class Iadd:
    def __init__(self): self.v=0
    def __iadd__(self,o): self.v+=o; return self
q=Iadd(); q+=5; print(q.v)
