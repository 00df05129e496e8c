for i in range(3):
    for j in range(3):
        if j==1: continue
        if i==2: break
        print(i,j)
    else: print("else",i)
n=0
while n<3: n+=1
else: print("welse",n)
while True:
    n+=1
    if n>5: break
print(n)
x=5
print("a" if x>3 else "b", x>3 and "and", x<3 or "or", not x, None is None, x is not None, [] or "e")
if x==1: pass
elif x==5: print("five")
else: print("no")
a=b=c=0; a+=1; b-=1; c|=4; print(a,b,c)
i=10
i//=3; i**=2; i%=5; i<<=2; i>>=1; i^=1; i&=7; print(i)
if (y:=x*2)>5: print(y)
print([z for w in range(3) if (z:=w)])
del a
try: print(a)
except NameError as e: print(e)
def f():
    for i in range(10):
        try:
            for j in range(10):
                if j==2: break
                if i==3: return i,j
        finally:
            pass
print(f())
print([x for x in range(20) if x%2 if x%3],{x%3 for x in range(9)},{k:v for k,v in zip("ab",[1,2])})
s=0
for k,(a,b) in enumerate([(1,2),(3,4)]): s+=k*a*b
print(s); lst=[0]*3
for lst[1] in range(5): pass
print(lst)
print(type(1),type("a"),type([]),type(None),type(print),type(lambda:0),type(range(1)),int,str)
print(isinstance(True,int),isinstance(1,(str,int)),callable(print),id(x)==id(x),hash(5),hash(True),hash("a")==hash("a"))
def g(): yield
print(type(g()),type(1.5),type({}),type(()),type(set()),type(ValueError()),ValueError("x"),repr(ValueError("x","y")),KeyError("a"))
print(list("abc"),tuple([1]),set("a"),str([1,"a"]),bool([]),bool("0"),float(1),int(True),list({"a":1}))
print(None,True,...,NotImplemented,__name__ if False else "m")
print(sorted([3,1,2],key=lambda x:-x),sorted("bca"),sorted({"b":1,"a":2}),sorted([(1,"b"),(1,"a")]))
print(iter([1]) is not None,next(iter([1])),next(iter([]),"d"),list(reversed("abc")),list(reversed(range(3))))
print(round(3.14159,2),round(5),round(-2.5),round(0.5),round(1e20),format(3.14159,".1f"),format("a",">3"),divmod(7,2))
print(0.1+0.7,1.1*3,1e-7,123456789012345678,2**53+1.0,3.0,1.23e-10,5e-324,1.7976931348623157e308,100000000000000000000.0)
print("%s %s" % ("a",1),"%.3f"%2.0,"%5d|%-5d|"%(1,2),"%s"%[1],"%s"%(1,),"%c"%65,"%e"%1234.5,"%g"%0.0001,"%i"%3.9)
