a=[3,1,2]
a.append(4); a.extend([5,6]); a.insert(0,0); print(a, len(a))
print(a.pop(),a.pop(0),a); a.remove(1); print(a); a.sort(); print(a); a.reverse(); print(a)
print(sorted(a),sorted(a,reverse=True),sorted(["bb","a","ccc"],key=len),list(reversed(a)))
b=a[:]; b[1:3]=[9,9,9]; print(a,b); b[::2]=[0]*len(b[::2]); print(b); del b[0]; print(b); del b[1:]; print(b)
print([1,2]+[3],[0]*3,[1,2]*2,3 in a,9 not in a,a.index(3),a.count(3),a==sorted(a))
x,*y=[1,2,3]; print(x,y); *x,y=(1,2,3); print(x,y); (p,q),r=[1,2],3; print(p,q,r)
m=[[0]*2 for _ in range(2)]; m[0][1]=5; print(m)
print([i*j for i in range(3) for j in range(3) if i!=j],[[j for j in range(i)] for i in range(4)])
t=(1,2,3); print(t,t[1],t[::-1],(1,),(),t+(4,),t*2,t.index(2),t.count(1),len(t))
print(list(range(5)),list(range(2,10,3)),list(range(5,0,-2)),range(5),range(1,5)[2],range(10)[2:5],5 in range(10),len(range(0,10,3)))
l=[1]; l.append(l); print(l)
print(list(zip([1,2,3],"ab")),list(enumerate("ab",1)),list(map(lambda x:x*2,[1,2])),list(filter(None,[0,1,2])),any([0,1]),all([]))
a=b=[1]; a+=[2]; print(b); a=a+[3]; print(a,b)
i=0
i,a[i]=1,9
print(i,a)
print([*range(3),*"ab"],(*[1],2),{*[1,1,2]})
print([1,2,3].copy(), [[1],[2]] == [[1],[2]], [1,[2,3]], max([[1,2],[1,3]]))
