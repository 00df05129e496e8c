d={"a":1,"b":2}
d["c"]=3; print(d,d["a"],d.get("x"),d.get("x",0),len(d),"a" in d)
for k in d: print(k,end=" ")
for k,v in d.items(): print(k,v,end=";")
print(); print(list(d),list(d.values()),list(d.items()),d.keys(),d.values(),d.items())
print(d.pop("a"),d.pop("z",None),d.setdefault("q",7),d); d.update(b=9,z=1); print(d); d.update({"m":1}); del d["m"]
print({**d,"x":1},dict(a=1),dict([(1,2)]),{i:i*i for i in range(3)},dict.fromkeys("ab",0),d|{"n":1})
print({1:"int",1.0:"float",True:"bool"},{(1,2):3}[(1,2)],{1:2}=={1:2})
s={1,2,3}; s.add(4); s.discard(9); print(s,s&{1,2},s|{9},s-{1},s^{1,7},{1}<=s,2 in s,len(s),sorted(s))
print(set(),frozenset([1]),set([3,1,2]),{5,3,1},{10,2,33,8})
big={i:i for i in range(100)}
for i in range(0,100,2): del big[i]
print(len(big),sum(big),big[51],50 in big,list(big)[:3]); big[2]=2; print(list(big)[-1])
print(d.popitem(),d)
nested={"x":{"y":[1,{"z":2}]}}; print(nested,nested["x"]["y"][1]["z"])
s=set(range(20)); s2=s-set(range(5,20)); print(s2, s.issuperset(s2), s.isdisjoint({99}))
