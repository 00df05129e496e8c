import queue
import threading
SENTINEL = None
def producer(q, n):
    for i in range(n):
        q.put(i)
    q.put(SENTINEL)
def consumer(q, out):
    while True:
        item = q.get()
        if item is SENTINEL:
            break
        out.append(item * item)
def main():
    q = queue.Queue(maxsize=2)
    out = []
    p = threading.Thread(target=producer, args=(q, 4), name="producer")
    c = threading.Thread(target=consumer, args=(q, out), name="consumer")
    p.start(); c.start()
    p.join(); c.join()
    print(out)
    assert out == [0, 1, 4, 9]
if __name__ == "__main__":
    main()
