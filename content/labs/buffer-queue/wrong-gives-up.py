import queue
import threading


def process(jobs, workers, work):
    """Leaves when there is nothing at the moment."""
    waiting = queue.Queue(maxsize=2)
    results = []

    def serve():
        while True:
            try:
                job = waiting.get_nowait()
            except queue.Empty:
                return
            results.append(work(job))

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in jobs:
        waiting.put(job)
    for thread in threads:
        thread.join()
    return results
