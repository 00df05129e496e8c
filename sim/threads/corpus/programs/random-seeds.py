import random
random.seed(42)
print(random.random(), random.randint(1, 100), random.randrange(10), random.randrange(5, 50, 5), random.choice("abc"), random.uniform(1, 2), random.sample(range(100), 5), random.choices([1, 2, 3], k=4), random.choices("ab", weights=[1, 9], k=3), random.getrandbits(40))
l = list(range(10)); random.shuffle(l); print(l, random.triangular(0, 1), random.expovariate(1))
random.seed("hello"); print(random.random()); random.seed(3.5); print(random.random()); random.seed(10**30); print(random.random()); random.seed(-5); print(random.random())
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.choices([]), lambda: random.sample({1,2},1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
