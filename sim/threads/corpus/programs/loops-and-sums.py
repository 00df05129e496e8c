total = 0
for i in range(200000):
    total += i * i % 7
print(total)
d = {}
for i in range(20000): d[i % 100] = d.get(i % 100, 0) + 1
print(len(d), d[5])
s = []
for i in range(20000): s.append(str(i))
print(len("".join(s)), sorted(s)[:3])
print(sum(1 for n in range(2, 2000) if all(n % k for k in range(2, int(n ** .5) + 1))))
m = [[i * j for j in range(50)] for i in range(50)]; print(sum(map(sum, m)))
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(18))
