import queue
import threading


def process(jobs, workers, work):
    """The workers are left to themselves, and the results are returned when the line is empty."""
    waiting = queue.Queue(maxsize=2)
    results = []

    def serve():
        while True:
            job = waiting.get()
            try:
                results.append(work(job))
            except Exception:
                pass

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.daemon = True
        thread.start()
    for job in jobs:
        waiting.put(job)
    while not waiting.empty():
        pass
    return results
