import threading
import time


said = []


def attempt(name, barrier, timeout=None):
    try:
        said.append((name, barrier.wait(timeout)))
    except threading.BrokenBarrierError as error:
        said.append((name, type(error).__name__, str(error) == "", barrier.broken))
    if threading.current_thread() is threading.main_thread():
        print(said.pop())


def parallel(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    print(sorted(said))
    said.clear()


b = threading.Barrier(1)
print(b.wait(), b.wait(), b.parties, b.n_waiting, b.broken)

b = threading.Barrier(2, timeout=0.02)
attempt("own timeout", b)
attempt("broken", b)
b.reset()
print(b.broken, b.n_waiting)
attempt("given timeout", b, 0)
b.reset()
b.abort()
print(b.broken, b.n_waiting)
attempt("aborted", b, 5)
b.reset()

hits = []
b = threading.Barrier(2, action=lambda: hits.append(b.n_waiting))
results = []
parallel(lambda: results.append(b.wait()), lambda: results.append(b.wait()))
print(sorted(results), hits, b.n_waiting)


def fails():
    raise ValueError("in the action")


b = threading.Barrier(2, fails)


def first():
    attempt("first", b)


def last():
    try:
        b.wait()
    except ValueError as error:
        said.append(("last", str(error)))


parallel(first, last)
print(b.broken)

b = threading.Barrier(2)


def reset():
    print("waiting", b.n_waiting)
    b.reset()


parallel(lambda: attempt("reset", b), reset)
print(b.broken, b.n_waiting)
parallel(lambda: attempt("abort", b), b.abort)
print(b.broken, b.n_waiting)
b.reset()
indices = []
parallel(lambda: indices.append(b.wait()), lambda: indices.append(b.wait()))
print(sorted(indices))
