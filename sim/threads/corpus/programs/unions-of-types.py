from collections.abc import Hashable
print(int | str | None, isinstance(1, int | str), isinstance(None, int | None), isinstance([], int | str), isinstance([], Hashable))
def f(x: int | None = None) -> list[int] | None: return x
X = list[int]
class L(list): pass
try: {L(): 1}
except TypeError as e: print(e)
