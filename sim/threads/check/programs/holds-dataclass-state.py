import threading
from dataclasses import dataclass, field
@dataclass
class State:
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    hits: dict[str, int] = field(default_factory=dict)
    def hit(self, key: str) -> None:
        with self.lock:
            self.hits[key] = self.hits.get(key, 0) + 1
s = State()
ts = [threading.Thread(target=s.hit, args=(k,)) for k in "aab"]
for t in ts: t.start()
for t in ts: t.join()
assert s.hits == {"a": 2, "b": 1}
print(s)
