class Bad:
    def __str__(self): return 5
try: str(Bad())
except TypeError as e: print(e)
try: print(Bad())
except TypeError as e: print(e)
class Rp:
    def __repr__(self): return 5
try: repr(Rp())
except TypeError as e: print(e)
try: f"{Rp()}"
except TypeError as e: print(e)
class Ln:
    def __len__(self): return -1
try: len(Ln())
except ValueError as e: print(e)
class Lm:
    def __len__(self): return "a"
try: len(Lm())
except TypeError as e: print(e)
class Hs:
    def __hash__(self): return "a"
try: hash(Hs())
except TypeError as e: print(e)
try: {Hs()}
except TypeError as e: print(e)
class Ix:
    def __index__(self): return 2
print("abc"[Ix()], range(5)[Ix()])
print([0] * Ix())
print(hex(Ix()))
class Cx:
    def __enter__(self): return self
try:
    with Cx(): pass
except (AttributeError, TypeError) as e: print(type(e).__name__, e)
try:
    with 5: pass
except (AttributeError, TypeError) as e: print(type(e).__name__, e)
class It:
    def __iter__(self): return 5
try: list(It())
except TypeError as e: print(e)
try:
    for x in It(): pass
except TypeError as e: print(e)
try: iter(It())
except TypeError as e: print(e)
