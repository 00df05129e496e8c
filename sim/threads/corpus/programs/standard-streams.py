import sys
sys.stdout.write("hi\n"); sys.stdout.flush()
print("x", file=sys.stderr); print("y", file=sys.stdout)
class W:
    def write(self, s): self.s = getattr(self, "s", "") + s
w = W(); print("a", 1, file=w); print(repr(w.s))
try: 1/0
except ZeroDivisionError: print(sys.exc_info()[0], sys.exc_info()[1])
print(sys.exc_info())
