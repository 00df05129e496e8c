import queue
import threading


def process(jobs, workers, work):
    """Only one of the workers works at a time."""
    waiting = queue.Queue(maxsize=2)
    results = []
    END = object()
    one = threading.Lock()

    def serve():
        while True:
            job = waiting.get()
            if job is END:
                return
            with one:
                results.append(work(job))

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in jobs:
        waiting.put(job)
    for _ in threads:
        waiting.put(END)
    for thread in threads:
        thread.join()
    return results
