from collections.abc import Iterable, Callable, Sequence, Mapping, Hashable, Iterator, Sized
from typing import List, NamedTuple, cast, Optional, TypeVar, Generic
for v in [1, "a", [1], (1,), {1: 2}, {1}, range(2), len, iter([]), None, (x for x in [])]:
    print([isinstance(v, k) for k in (Iterable, Callable, Sequence, Mapping, Hashable, Iterator, Sized)])
class P(NamedTuple):
    x: int
    y: int = 5
p = P(1); print(p, p.x, p._asdict(), P(1, 2) == (1, 2), p._replace(x=9))
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, item: T) -> None: self.items.append(item)
s: Stack[int] = Stack(); s.push(1); print(s.items, cast(int, "a"))
class Cd:
    def __iter__(self): yield 1
print(isinstance(Cd(), Iterable), isinstance(Cd(), Sized), issubclass(Cd, Iterable))
class It(Iterator):
    def __init__(self): self.n = 3
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1; return self.n
print(list(It()))
