# inventory
from __future__ import annotations
import sys
from typing import Iterator
class Item:
    __slots__ = ("name", "price", "qty")
    def __init__(self, name: str, price: float, qty: int = 1): self.name, self.price, self.qty = name, price, qty
    def __repr__(self): return f"{self.__class__.__name__}({self.name!r}, {self.price}, {self.qty})"
    def __lt__(self, other): return self.price < other.price
class Inventory:
    def __init__(self): self._items: dict[str, Item] = {}
    def add(self, item: Item) -> Inventory: self._items[item.name] = item; return self
    def __iter__(self) -> Iterator[Item]: return iter(self._items.values())
    def __len__(self): return len(self._items)
    def __getitem__(self, k): return self._items[k]
    def __contains__(self, k): return k in self._items
    @property
    def total(self): return sum(i.price * i.qty for i in self)
inv = Inventory().add(Item("pen", 1.5, 10)).add(Item("book", 12.25)).add(Item("cup", 4))
print(sorted(inv), len(inv), inv["pen"], "cup" in inv, inv.total, f"{inv.total:>10.2f}|")
for n, it in enumerate(sorted(inv, key=lambda i: (-i.qty, i.name)), 1): print(f"{n:02d}. {it.name:<8}{it.price:>8.2f} x{it.qty:^5}|")
try: inv["zzz"]
except KeyError as e: print("missing", e)
print(max(inv, key=lambda i: i.price).name, min(inv), [i.name for i in inv if i.qty > 1], {i.name: i.qty for i in inv})
words = "the quick brown fox jumps over the lazy dog the end".split()
freq = {}
for w in words: freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3], set(map(len, words)), list(zip(*[(1, 2), (3, 4)])))
matrix = [[1, 2, 3], [4, 5, 6]]; print([list(r) for r in zip(*matrix)], [sum(r) for r in matrix], [[x ** 2 for x in r] for r in matrix])
def primes(n): return [p for p in range(2, n) if all(p % d for d in range(2, int(p ** 0.5) + 1))]
print(primes(30), *primes(10), sep="-")
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
print(fact(20), fact(30), len(str(fact(100))), 2 ** 64, 10 ** 20 // 3, -7 // 2, -7 % 3, divmod(-7, 3), 7 / 2, round(3.14159, 3), abs(-3), pow(2, 10, 7))
print("%-10s|%5d|%6.2f" % ("ab", 42, 3.14159), "{:,}".format(10**9), "a,b;c".replace(";", ",").split(","), "Hello World".swapcase()[::-1], "abc".find("z"), "x".join(["1"] * 3), "tEST".capitalize(), "a b".title(), "abc" < "abd", ord("a"), chr(98))
